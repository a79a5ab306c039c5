// Marker environments and selections for the tests of manifest/.

import type { Selection } from '../../../packages/core/src/manifest/selection.ts';
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

export const nothingAsked: Selection = {
  with: [],
  without: [],
  only: [],
  allGroups: false,
  extras: [],
  allExtras: false,
};
