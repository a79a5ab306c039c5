// One image as `wheelcheck images IMAGE --format json` shows it.

import { describe, expect, it } from 'vitest';
import { describeImage } from '../../../packages/core/src/image/describe-image.ts';

describe('describeImage', () => {
  it('has the keys of the contract, in their order', async () => {
    const description = await describeImage({ base: 'python:3.12-alpine', machine: 'linux/amd64' });
    const { tags, platforms, ...facts } = description;
    expect(JSON.stringify(facts)).toBe(
      '{"base":"python:3.12-alpine","platform":"linux/amd64","distro":{"name":"alpine","version":"3.24"},' +
        '"libc":{"family":"musl","version":"1.2"},"arch":"x86_64",' +
        '"python":{"implementation":"cpython","version":"3.12.14","abi":"cp312"},' +
        '"pip":"25.0.1","compiler":false,"source":"table","asOf":"2026-08-13","status":"current"}',
    );
    expect(Object.keys(description).slice(-2)).toEqual(['platforms', 'tags']);
    expect(platforms).toEqual([
      'linux/amd64',
      'linux/arm/v6',
      'linux/arm/v7',
      'linux/arm64',
      'linux/386',
      'linux/ppc64le',
      'linux/riscv64',
      'linux/s390x',
    ]);
    expect(tags.slice(0, 2)).toEqual(['cp312-cp312-linux_x86_64', 'cp312-cp312-musllinux_1_2_x86_64']);
    expect(tags.at(-1)).toBe('py30-none-any');
  });

  it('says null for what flags do not tell', async () => {
    const { tags, ...facts } = await describeImage({
      libc: 'glibc-2.28',
      python: '3.13t',
      platform: 'linux/arm64',
      machine: 'linux/amd64',
    });
    expect(facts).toEqual({
      base: null,
      platform: 'linux/arm64',
      distro: null,
      libc: { family: 'glibc', version: '2.28' },
      arch: 'aarch64',
      python: { implementation: 'cpython', version: '3.13.15', abi: 'cp313t' },
      pip: null,
      compiler: null,
      source: 'flags',
      asOf: null,
      status: 'unknown',
      platforms: ['linux/arm64'],
    });
    expect(tags[0]).toBe('cp313-cp313t-linux_aarch64');
  });

  it.each([
    ['python:3.12-slim', undefined, 'linux/arm64', 'linux/arm64'],
    ['python:3.12-slim', 'linux/s390x', 'linux/arm64', 'linux/s390x'],
    // Alpine has no armel, the image of 2016 only amd64: the first that there is.
    ['python:3.12-alpine', undefined, 'linux/arm/v5', 'linux/amd64'],
    ['python:2.7.11', undefined, 'linux/arm64', 'linux/amd64'],
  ] as const)('%s, asked for %s on %s, is described for %s', async (base, platform, machine, shown) => {
    const description = await describeImage({ base, machine, ...(platform === undefined ? {} : { platform }) });
    expect(description.platform).toBe(shown);
  });

  it('shows mips64le among the platforms, though it cannot be a target', async () => {
    expect((await describeImage({ base: 'python:3.7', machine: 'linux/amd64' })).platforms).toContain('linux/mips64le');
  });

  it('refuses a platform that was asked for and is missing', async () => {
    await expect(
      describeImage({ base: 'python:3.12-slim-bookworm', platform: 'linux/riscv64', machine: 'linux/amd64' }),
    ).rejects.toMatchObject({ code: 'platform-missing' });
  });

  it('says inferred and unknown of an image newer than the table', async () => {
    const { source, status, asOf, python } = await describeImage({ base: 'python:3.15-slim', machine: 'linux/amd64' });
    expect([source, status, asOf, python?.version]).toEqual(['inferred', 'unknown', '2026-08-13', '3.15.0']);
  });

  it('says null and no tags of an image without a Python', async () => {
    const { packagedPython, ...description } = await describeImage({ base: 'debian:12', machine: 'linux/amd64' });
    expect(JSON.stringify(description)).toBe(
      '{"base":"debian:12","platform":"linux/amd64","distro":{"name":"debian","version":"12"},' +
        '"libc":{"family":"glibc","version":"2.36"},"arch":"x86_64","python":null,"pip":null,"compiler":false,' +
        '"source":"table","asOf":"2026-08-21","status":"current",' +
        '"platforms":["linux/amd64","linux/arm/v7","linux/arm64","linux/386","linux/ppc64le"],"tags":[]}',
    );
    expect(packagedPython).toBe('3.11.2');
  });

  it('describes it with a Python that is named', async () => {
    const { python, pip, tags } = await describeImage({ base: 'debian:12', python: '3.11', machine: 'linux/amd64' });
    expect([python?.version, pip, tags[1]]).toEqual(['3.11.2', '23.0.1', 'cp311-cp311-manylinux_2_36_x86_64']);
  });

  it('refuses a platform that an image without a Python lacks, too', async () => {
    await expect(
      describeImage({ base: 'debian:12', platform: 'linux/s390x', machine: 'linux/amd64' }),
    ).rejects.toMatchObject({ code: 'platform-missing' });
  });
});
