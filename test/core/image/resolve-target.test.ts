// Targets from images and from flags.

import { describe, expect, it } from 'vitest';
import { formatTag } from '../../../packages/core/src/packaging/tag.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import type { TargetRequest } from '../../../packages/core/src/target/target.ts';

const refused = async (request: TargetRequest): Promise<unknown> => {
  try {
    await resolveTarget(request);
  } catch (error) {
    return error;
  }
  throw new Error('was taken');
};

describe('an image', () => {
  it('gives every fact', async () => {
    const { tags, ...target } = await resolveTarget({ base: 'python:3.12-alpine', platform: 'linux/arm64' });
    expect(target).toEqual({
      name: 'python:3.12-alpine',
      platform: 'linux/arm64',
      arch: 'aarch64',
      libc: { family: 'musl', version: [1, 2], full: '1.2.6' },
      python: { implementation: 'cpython', version: '3.12.14', release: [3, 12], abi: 'cp312', freeThreaded: false },
      pip: '25.0.1',
      compiler: false,
      source: 'table',
      asOf: '2026-08-13',
      environment: expect.objectContaining({ platform_machine: 'aarch64', python_full_version: '3.12.14' }),
      image: {
        reference: 'python:3.12-alpine',
        distro: { name: 'alpine', version: '3.24' },
        status: 'current',
        frozenSince: null,
        pastSupport: null,
        pythonFrom: 'image',
        managed: false,
        platforms: expect.arrayContaining(['linux/amd64', 'linux/arm64', 'linux/arm/v6']),
      },
    });
    expect(tags.slice(0, 2).map(formatTag)).toEqual(['cp312-cp312-linux_aarch64', 'cp312-cp312-musllinux_1_2_aarch64']);
  });

  it('of 32 bits also has the environment under a 64-bit kernel', async () => {
    const target = await resolveTarget({ base: 'python:3.12-slim', platform: 'linux/386' });
    expect(target.environment.platform_machine).toBe('i686');
    expect(target.kernelEnvironment?.platform_machine).toBe('x86_64');
  });

  it.each([
    ['python:3.8-alpine', 'Python 3.8', '2024-10-07'],
    ['python:3.10.0-alpine', 'Alpine 3.15', '2023-11-01'],
    ['python:3.11-slim-buster', 'Debian 10 (buster)', '2024-06-30'],
    ['python:onbuild', 'Debian 8 (jessie)', '2020-06-30'],
    ['python:3.9-slim', 'Python 3.9', '2025-10-31'],
  ])('%s is past support by %s', async (base, what, since) => {
    const target = await resolveTarget({ base, platform: 'linux/amd64' });
    expect(target.image?.pastSupport).toEqual({ what, since });
  });

  it.each([
    ['ubuntu:22.04', '3.10', null],
    ['debian:11', '3.9', { what: 'Debian 11 (bullseye)', since: '2026-08-31' }],
    ['ubuntu:22.04', '3.9', { what: 'Python 3.9', since: '2025-10-31' }],
  ])('%s patches the Python of its own package: %s', async (base, python, expected) => {
    const asked = { base, platform: 'linux/amd64' as const, day: '2026-11-29' };
    const { image } = await resolveTarget({ ...asked, ...(python === undefined ? {} : { python }) });
    expect(image?.pastSupport).toEqual(expected);
  });

  it.each(['python:3.10-slim', 'python:3.14-bookworm', 'python:3.13-bullseye'])(
    '%s is still supported on the day of the table',
    async (base) => {
      const target = await resolveTarget({ base, platform: 'linux/amd64' });
      expect(target.image?.pastSupport).toBeNull();
    },
  );

  it('that lacks the platform is an error that names one that has it', async () => {
    expect(await refused({ base: 'python:3.12-slim', platform: 'linux/arm/v6' })).toMatchObject({
      code: 'platform-missing',
      message: 'python:3.12-slim has no image for linux/arm/v6',
      reason: expect.stringContaining('linux/arm/v7'),
      hint: expect.stringContaining('python:3.12-alpine'),
    });
    expect(await refused({ base: 'host.example/python:3.12-bookworm', platform: 'linux/s390x' })).toMatchObject({
      code: 'platform-missing',
      hint: expect.stringContaining('host.example/python:3.12'),
    });
  });
});

describe('flags that replace one fact', () => {
  const base = 'python:3.12-slim';
  const platform = 'linux/amd64';

  it('--python', async () => {
    const target = await resolveTarget({ base, platform, python: '3.11' });
    expect(target.python).toMatchObject({ version: '3.11.16', abi: 'cp311' });
    expect(target).toMatchObject({
      libc: { version: [2, 41] },
      pip: '25.0.1',
      source: 'table',
      image: { distro: { version: '13' } },
    });
    expect(target.environment.python_full_version).toBe('3.11.16');
  });

  it('--libc', async () => {
    const target = await resolveTarget({ base, platform, libc: 'musl-1.2' });
    expect(target.libc).toEqual({ family: 'musl', version: [1, 2] });
    expect(target.python.version).toBe('3.12.14');
    expect(target.tags.map(formatTag)).toContain('cp312-cp312-musllinux_1_2_x86_64');
  });

  it('--pip', async () => {
    expect((await resolveTarget({ base, platform, pip: '24.0' })).pip).toBe('24.0');
  });

  it('a Python past support is one, whatever the image had', async () => {
    const target = await resolveTarget({ base, platform, python: '3.8' });
    expect(target.image?.pastSupport).toEqual({ what: 'Python 3.8', since: '2024-10-07' });
  });
});

describe('flags alone', () => {
  it('make a target without an image', async () => {
    const { tags, environment, ...target } = await resolveTarget({
      platform: 'linux/amd64',
      python: '3.12',
      libc: 'musl-1.2',
    });
    expect(target).toEqual({
      name: 'cp312-musl1.2',
      platform: 'linux/amd64',
      arch: 'x86_64',
      libc: { family: 'musl', version: [1, 2] },
      python: { implementation: 'cpython', version: '3.12.14', release: [3, 12], abi: 'cp312', freeThreaded: false },
      source: 'flags',
    });
    expect(tags).toHaveLength(123);
    expect(environment.platform_machine).toBe('x86_64');
  });

  it.each([
    ['3.13t', 'glibc-2.28', 'cp313t-glibc2.28', '3.13.15'],
    ['3.13.1t', 'glibc-2.28', 'cp313t-glibc2.28', '3.13.1'],
    ['3.15rc1', 'musl-1.2', 'cp315-musl1.2', '3.15.0rc1'],
    // Only pre-releases of 3.15 are in the table, and nothing of 3.16.
    ['3.15', 'musl-1.2', 'cp315-musl1.2', '3.15.0rc1'],
    ['3.16', 'musl-1.2', 'cp316-musl1.2', '3.16.0'],
    ['2.7', 'glibc-2.28', 'cp27mu-glibc2.28', '2.7.18'],
  ])('%s and %s are %s with CPython %s', async (python, libc, name, version) => {
    const target = await resolveTarget({ platform: 'linux/arm64', python, libc });
    expect(target.name).toBe(name);
    expect(target.python.version).toBe(version);
    expect([target.image, target.asOf, target.pip, target.compiler]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('keep a pip that was given', async () => {
    expect(
      (await resolveTarget({ platform: 'linux/arm64', python: '3.12', libc: 'glibc-2.28', pip: '20.2' })).pip,
    ).toBe('20.2');
  });

  it.each<[Omit<TargetRequest, 'platform'>, string]>([
    [{}, '--python is missing'],
    [{ python: '3.12' }, '--libc is missing'],
    [{ libc: 'musl-1.2' }, '--python is missing'],
    [{ python: '3', libc: 'musl-1.2' }, 'expected a Python version'],
    [{ python: '3.12', libc: 'musl1.2' }, 'expected a C library'],
    [{ base: 'python:3.12', python: '3.12t' }, 'free-threaded'],
    [{ base: 'python:3.12', libc: '' }, 'expected a C library'],
    [{ base: 'python:3.12', pip: 'newest' }, ''],
  ])('%j is bad usage', async (request, reason) => {
    expect(await refused({ ...request, platform: 'linux/amd64' })).toMatchObject({
      code: 'usage',
      reason: expect.stringContaining(reason),
    });
  });

  it('repeats a hostile flag only in part and escaped', async () => {
    const error = await refused({
      platform: 'linux/amd64',
      python: `\u001B[2J${'9'.repeat(10_000)}`,
      libc: 'musl-1.2',
    });
    expect(error).toMatchObject({ message: expect.stringMatching(/^--python "\\u001b\[2J9+" cannot be read$/) });
  });
});

describe('an image without a Python', () => {
  it.each([
    ['debian:12', '`apt-get install python3` would bring Python 3.11.2', '--python 3.11 for that one'],
    ['ubuntu:22.04', '`apt-get install python3` would bring Python 3.10.12', '--python 3.10 for that one'],
    ['alpine:3.20', '`apk add python3` would bring Python 3.12', '--python 3.12 for that one'],
    ['ubuntu:17.04', undefined, '--python 3.12'],
  ])('%s is refused alone', async (base, reason, hint) => {
    expect(await refused({ base, platform: 'linux/amd64' })).toMatchObject({
      code: 'python-missing',
      message: `${base} has no Python of its own`,
      reason,
      hint: expect.stringContaining(hint),
    });
  });

  it.each([
    // The package's: its patch level and its pip, which PEP 668 binds to environments from Debian 12 on.
    ['debian:12', '3.11', '3.11.2', '23.0.1', 'package', true],
    ['debian:12', '3.11.2', '3.11.2', '23.0.1', 'package', true],
    ['debian:11', '3.9', '3.9.2', '20.3.4', 'package', false],
    ['ubuntu:22.04', '3.10', '3.10.12', '22.0.2', 'package', false],
    ['alpine:3.20', '3.12', '3.12.14', '24.0', 'package', true],
    // Any other comes by another way, with a pip of its own.
    ['debian:12', '3.12', '3.12.14', undefined, 'flag', false],
    ['debian:12', '3.11.9', '3.11.9', undefined, 'flag', false],
    ['debian:13', '3.13t', '3.13.15', undefined, 'flag', false],
    ['ubuntu:17.04', '3.6', '3.6.15', undefined, 'flag', false],
  ])('%s takes --python %s: %s, pip %s, from a %s', async (base, python, version, pip, pythonFrom, managed) => {
    const target = await resolveTarget({ base, python, platform: 'linux/amd64' });
    expect([target.python.version, target.pip]).toEqual([version, pip]);
    expect(target.image).toMatchObject({ pythonFrom, managed });
    expect(target.compiler).toBe(false);
  });

  it('takes --pip over the one of the package', async () => {
    const target = await resolveTarget({ base: 'debian:12', python: '3.11', pip: '26.0', platform: 'linux/amd64' });
    expect(target.pip).toBe('26.0');
  });
});
