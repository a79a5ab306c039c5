import { describe, expect, it } from 'vitest';
import { imageTable } from '../../../packages/core/src/image/python/image-table.ts';
import { neighbours } from '../../../packages/core/src/image/neighbours.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import type { TargetRequest } from '../../../packages/core/src/target/target.ts';
import type { Platform } from '../../../packages/core/src/target/platform.ts';

const platform: Platform = 'linux/amd64';

async function around(request: Partial<TargetRequest>): Promise<readonly string[]> {
  const full = { platform, ...request };
  const found = await neighbours(full, await resolveTarget(full));
  return found.map(
    ({ request: { base, python, platform: on }, variant, python: place, platform: other }) =>
      `${variant}${place}${other} ${base ?? python}${on === full.platform ? '' : ` ${on}`}`,
  );
}

describe('neighbours of an image', () => {
  it.each<[base: string, repeated: readonly string[]]>([
    // The full image has the same libc as the slim one.
    ['python:3.12-alpine', ['python:3.12', 'python:3.13', 'python:3.11', 'python:3.14', 'python:3.10', 'python:3.9']],
    // Every later release of Debian has another.
    ['python:3.12-slim-bullseye', []],
    ['python:3.12-slim', []],
  ])('%s: what repeats a nearer one', async (base, repeated) => {
    const request: TargetRequest = { base, platform };
    const found = await neighbours(request, await resolveTarget(request));
    const repeats = found.filter((each) => each.repeats).map((each) => each.request.base);
    expect(repeats.slice(0, 6)).toEqual(repeated);
  });

  it.each<[request: Partial<TargetRequest>, ended: readonly string[]]>([
    [{ base: 'python:3.12-slim' }, ['3.9', '3.8', '3.7', '3.6', '3.5', '3.4', '3.3', '3.2']],
    [{ python: '3.12', libc: 'musl-1.2' }, ['3.9', '3.8', '3.7', '3.6', '3.5', '3.4', '3.3', '3.2']],
  ])('%j: what is past support', async (request, ended) => {
    const full = { platform, ...request };
    const found = await neighbours(full, await resolveTarget(full));
    expect(found.filter(({ pastSupport }) => pastSupport).map(({ minor }) => minor)).toEqual(ended);
  });

  it('is past support with its distribution as well', async () => {
    const request: TargetRequest = { base: 'python:3.12-alpine3.18', platform };
    const found = await neighbours(request, await resolveTarget(request));
    const ended = found.filter(({ minor, pastSupport }) => minor === '3.11' && pastSupport);
    expect(ended.map((each) => each.request.base)).toEqual(['python:3.11-alpine3.18']);
  });

  it.each<[base: string, first: readonly string[]]>([
    // Slim before full; a later Python before an earlier one as far away.
    [
      'python:3.8-alpine',
      [
        '100 python:3.8-slim',
        '200 python:3.8',
        '010 python:3.9-alpine',
        '020 python:3.7-alpine',
        '030 python:3.10-alpine',
      ],
    ],
    // Debian images have nothing to gain from their other variants, which have the same libc.
    [
      'python:3.12-slim',
      ['010 python:3.13-slim', '020 python:3.11-slim', '030 python:3.14-slim', '040 python:3.10-slim'],
    ],
    ['python:3.12', ['010 python:3.13', '020 python:3.11', '030 python:3.14']],
    // A release that is named stays named, and there are later ones.
    [
      'python:3.12-slim-bullseye',
      ['100 python:3.12-slim-bookworm', '200 python:3.12-slim-trixie', '010 python:3.13-slim-bullseye'],
    ],
    ['python:3.12-alpine3.20', ['100 python:3.12-slim-trixie', '200 python:3.12-trixie', '010 python:3.13-alpine3.20']],
    // As exact as the tag itself.
    [
      'python:3.12.4-alpine3.20',
      ['100 python:3.12.4-slim-bookworm', '200 python:3.12.4-bookworm', '010 python:3.13.3-alpine3.20'],
    ],
    // Tags without a version keep that where the Python stays.
    ['python:alpine', ['100 python:slim', '200 python:latest', '020 python:3.13-alpine']],
    ['python:3-alpine', ['100 python:3-slim', '200 python:3', '020 python:3.13-alpine']],
    // The repository stays as it was written, a digest does not.
    ['docker.io/library/python:3.8-alpine', ['100 docker.io/library/python:3.8-slim']],
    [`python:3.8-alpine@sha256:${'0'.repeat(64)}`, ['100 python:3.8-slim']],
    // Newer than the table: nothing of its own Python is in it.
    ['python:3.16-alpine', ['040 python:3.14-alpine']],
  ])('%s', async (base, first) => {
    expect((await around({ base })).slice(0, first.length)).toEqual(first);
  });

  it.each<[base: string, platform: Platform]>([
    ['python:3.8-alpine', 'linux/amd64'],
    ['python:3.12.4-alpine3.20', 'linux/amd64'],
    ['python:3.12-slim-bullseye', 'linux/amd64'],
    ['python:3.15-rc-alpine', 'linux/amd64'],
    ['python:2.7-alpine', 'linux/amd64'],
    // Not every Python or variant has these.
    ['python:3.13-alpine', 'linux/riscv64'],
    ['python:3.12-alpine', 'linux/arm/v6'],
  ])('of %s are all in the table, for %s, and no pre-release', async (base, on) => {
    const request = { base, platform: on };
    for (const { request: near } of await neighbours(request, await resolveTarget(request))) {
      const row = imageTable().get(near.base?.replace(/^[^:]*:/, '') ?? '');
      expect(row?.platforms, near.base).toContain(near.platform);
      if (near.base !== base && !base.includes('-rc')) expect(row?.python).toMatch(/^[\d.]+$/);
    }
  });

  it('offers other platforms last, the one with the nearest machine first', async () => {
    expect((await around({ base: 'python:3.12-alpine', platform: 'linux/arm/v7' })).slice(-2)).toEqual([
      '001 python:3.12-alpine linux/arm64',
      '001 python:3.12-alpine linux/amd64',
    ]);
    expect((await around({ base: 'python:3.12-alpine', platform: 'linux/386' })).at(-2)).toBe(
      '001 python:3.12-alpine linux/amd64',
    );
  });

  it('keeps --pip, and has none where flags changed the image', async () => {
    const request: TargetRequest = { base: 'python:3.8-alpine', platform, pip: '24.0' };
    expect((await neighbours(request, await resolveTarget(request)))[0]?.request).toEqual({
      base: 'python:3.8-slim',
      platform,
      pip: '24.0',
    });
    expect(await around({ base: 'python:3.8-alpine', python: '3.9' })).toEqual([]);
    expect(await around({ base: 'python:3.8-alpine', libc: 'musl-1.1' })).toEqual([]);
  });

  it('has the build with the GIL of a free-threaded Python that a flag put in', async () => {
    const request: TargetRequest = { base: 'python:3.13-slim', platform, python: '3.13t' };
    expect((await neighbours(request, await resolveTarget(request)))[0]?.request).toEqual({
      ...request,
      python: '3.13',
    });
  });
});

describe('neighbours of a target without an image', () => {
  it.each<[python: string, first: readonly string[]]>([
    ['3.12', ['010 3.13', '020 3.11', '030 3.14', '040 3.10']],
    ['3.12.4', ['010 3.13', '020 3.11']],
    // The build with the GIL is the nearest, and there is no free-threaded 3.12.
    ['3.13t', ['010 3.13', '020 3.14t', '001 3.13t linux/arm64']],
  ])('--python %s', async (python, first) => {
    expect((await around({ python, libc: 'musl-1.2' })).slice(0, first.length)).toEqual(first);
  });
});

describe("neighbours of a distribution's image", () => {
  it.each<[request: Partial<TargetRequest>, first: readonly string[]]>([
    // The package's Python is another one on a later release; the same Python has an image of its own.
    [
      { base: 'debian:12', python: '3.11' },
      ['100 python:3.11-slim', '010 python:3.12-slim', '020 python:3.10-slim', '030 debian:13'],
    ],
    [
      { base: 'debian:11-slim', python: '3.9' },
      ['100 python:3.9-slim', '010 python:3.10-slim', '020 python:3.8-slim', '030 debian:12-slim'],
    ],
    // What the user brings goes along.
    [
      { base: 'debian:11', python: '3.12' },
      ['100 debian:12', '200 debian:13', '300 python:3.12-slim', '010 python:3.13-slim'],
    ],
    [
      { base: 'ubuntu:22.04', python: '3.10' },
      ['100 python:3.10-slim', '010 python:3.11-slim', '020 python:3.9-slim', '030 ubuntu:24.04'],
    ],
    // Alpine's later releases have the same musl.
    [{ base: 'alpine:3.20', python: '3.12' }, ['100 python:3.12-slim', '010 python:3.13-slim', '020 python:3.11-slim']],
    [{ base: 'alpine:3.12', python: '3.8' }, ['100 python:3.8-slim', '010 python:3.9-slim', '020 python:3.7-slim']],
    [{ base: 'debian:12', python: '3.11', libc: 'glibc-2.30' }, []],
  ])('%j', async (request, first) => {
    expect((await around(request)).slice(0, Math.max(1, first.length))).toEqual(first);
  });

  it('names an earlier release before another family with the same Python, and none where a flag brings the Python', async () => {
    const names = async (python: string): Promise<readonly string[]> =>
      (await around({ base: 'ubuntu:26.04', python }))
        .map((each) => each.slice(4))
        .filter((name) => /^python:3\.12-slim$|^ubuntu:2[45]\S+$/.test(name));
    expect(await names('3.14')).toEqual(['ubuntu:24.04', 'python:3.12-slim']);
    expect(await names('3.13')).toEqual(['python:3.12-slim']);
  });

  it('names every release of Ubuntu before another family where a Dockerfile adds a PPA', async () => {
    const stage = { path: 'Dockerfile', name: 0, line: 1, installs: [], pip: 'image', packages: [] };
    const names = async (more: object): Promise<readonly string[]> =>
      (await around({ base: 'ubuntu:26.04', python: '3.14', stage: { ...stage, ...more } }))
        .map((each) => each.slice(4))
        .filter((name) => /^python:3\.13-slim$|^ubuntu:2[45]\S+$/.test(name));
    expect(await names({})).toEqual(['python:3.13-slim', 'ubuntu:24.04']);
    expect(await names({ ubuntuArchives: [3] })).toEqual(['ubuntu:24.04', 'python:3.13-slim']);
  });

  it('asks for the Python of the package on a later release, for none on an image that has its own', async () => {
    const request: TargetRequest = { base: 'debian:12', python: '3.11', platform };
    const found = await neighbours(request, await resolveTarget(request));
    const asked = (base: string) => found.find((each) => each.request.base === base)?.request.python;
    expect([asked('debian:13'), asked('python:3.11-slim')]).toEqual(['3.13', undefined]);
  });
});

describe('neighbours of an image that brings more than a Python', () => {
  it.each<[request: Partial<TargetRequest>, found: readonly string[]]>([
    // The same CUDA on a later Ubuntu, with the Python that is packaged there.
    [
      { base: 'nvidia/cuda:12.4.1-runtime-ubuntu20.04', python: '3.8' },
      ['030 nvidia/cuda:12.4.1-runtime-ubuntu22.04', '001 nvidia/cuda:12.4.1-runtime-ubuntu20.04 linux/arm64'],
    ],
    [{ base: 'nvidia/cuda:10.2-base-ubuntu18.04', python: '3.6' }, []],
    [{ base: 'continuumio/miniconda3', python: '3.9' }, []],
  ])('%j', async (request, found) => {
    expect(await around(request)).toEqual(found);
  });
});
