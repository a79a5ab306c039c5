// Marker environments and selections for the tests of manifest/.

import type { MarkerEnvironment } from '../../../packages/core/src/packaging/marker.ts';

/** CPython on Linux; its kernel is not known, as for every container image. */
export function linux(python: string, arch = 'x86_64'): MarkerEnvironment {
  return {
    os_name: 'posix',
    sys_platform: 'linux',
    platform_machine: arch,
    platform_python_implementation: 'CPython',
    platform_system: 'Linux',
    python_version: python.split('.').slice(0, 2).join('.'),
    python_full_version: python,
    implementation_name: 'cpython',
    implementation_version: python,
  };
}

export { mainAlone as nothingAsked } from '../../../packages/core/src/run/read-inputs.ts';
