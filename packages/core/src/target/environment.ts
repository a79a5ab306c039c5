// The marker environment (PEP 508) of a target, as pypa/packaging's default_environment() gives it inside the image.

import type { MarkerEnvironment } from '../packaging/marker.ts';
import type { Python } from './target.ts';
import type { Arch } from './platform.ts';

/**
 * What markers see on this interpreter and machine.
 *
 * `platform_release` and `platform_version` are absent: they are the running kernel's, which no image decides.
 */
export function environment(python: Python, arch: Arch): MarkerEnvironment {
  const [major, minor] = python.release;
  // Before 3.3, sys.platform was linux2 and sys.implementation did not exist; packaging then says '' and '0'.
  const old = major === 2 || minor < 3;
  return {
    os_name: 'posix',
    sys_platform: old ? 'linux2' : 'linux',
    platform_machine: arch,
    platform_python_implementation: 'CPython',
    platform_system: 'Linux',
    python_version: `${major}.${minor}`,
    python_full_version: python.version,
    implementation_name: old ? '' : 'cpython',
    // packaging writes only the first letter of sys.implementation's release level: 3.15.0rc1 becomes 3.15.0c1.
    implementation_version: old ? '0' : python.version.replace('rc', 'c'),
  };
}

const kernels = new Map<Arch, string>([
  ['i686', 'x86_64'],
  ['armv7l', 'aarch64'],
  ['armv6l', 'aarch64'],
  ['armv5tel', 'aarch64'],
]);

/** The same where a 32-bit image runs on a 64-bit kernel, whose name `platform_machine` then is; undefined for 64-bit images. */
export function kernelEnvironment(python: Python, arch: Arch): MarkerEnvironment | undefined {
  const machine = kernels.get(arch);
  return machine === undefined ? undefined : { ...environment(python, arch), platform_machine: machine };
}
