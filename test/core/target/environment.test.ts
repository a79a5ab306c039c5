// The marker environment against what packaging's default_environment() says inside such an image.

import { describe, expect, it } from 'vitest';
import { environment, kernelEnvironment } from '../../../packages/core/src/target/environment.ts';
import { parsePythonVersion, pythonOf } from '../../../packages/core/src/target/python-version.ts';
import type { Python } from '../../../packages/core/src/target/target.ts';
import type { Arch } from '../../../packages/core/src/target/platform.ts';

function python(text: string): Python {
  const parsed = parsePythonVersion(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return pythonOf(parsed.value);
}

describe('environment', () => {
  it('is that of CPython on Linux', () => {
    expect(environment(python('3.12.14'), 'aarch64')).toEqual({
      os_name: 'posix',
      sys_platform: 'linux',
      platform_machine: 'aarch64',
      platform_python_implementation: 'CPython',
      platform_system: 'Linux',
      python_version: '3.12',
      python_full_version: '3.12.14',
      implementation_name: 'cpython',
      implementation_version: '3.12.14',
    });
  });

  it('keeps the rc of a pre-release; sys.implementation spells it c', () => {
    const { python_version, python_full_version, implementation_version } = environment(python('3.15.0rc1'), 'x86_64');
    expect([python_version, python_full_version, implementation_version]).toEqual(['3.15', '3.15.0rc1', '3.15.0c1']);
    expect(environment(python('3.15.0a3'), 'x86_64').implementation_version).toBe('3.15.0a3');
  });

  it.each(['2.7.18', '3.2.6'])('of %s has linux2 and no sys.implementation', (version) => {
    const { sys_platform, implementation_name, implementation_version } = environment(python(version), 'x86_64');
    expect([sys_platform, implementation_name, implementation_version]).toEqual(['linux2', '', '0']);
  });

  it('leaves the kernel out: what depends on it is undecided', () => {
    const keys = Object.keys(environment(python('3.12.1'), 'x86_64'));
    expect(keys).not.toContain('platform_release');
    expect(keys).not.toContain('platform_version');
  });

  it.each<[Arch, string | undefined]>([
    ['i686', 'x86_64'],
    ['armv7l', 'aarch64'],
    ['armv6l', 'aarch64'],
    ['armv5tel', 'aarch64'],
    ['x86_64', undefined],
    ['aarch64', undefined],
    ['riscv64', undefined],
  ])('%s under a 64-bit kernel reports %s', (arch, machine) => {
    const own = environment(python('3.12.1'), arch);
    const kernel = kernelEnvironment(python('3.12.1'), arch);
    expect(own.platform_machine).toBe(arch);
    expect(kernel).toEqual(machine === undefined ? undefined : { ...own, platform_machine: machine });
  });
});
