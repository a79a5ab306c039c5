// Wheels that only newer pips take, on images of which nobody knows the pip: whether they are taken hangs on it.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { openIndex } from '../../../packages/core/src/package-index/open-index.ts';
import { nothingAsked } from '../manifest/machines.ts';
import { respond } from '../../support/respond.ts';
import { virtualHost } from '../../support/virtual-host.ts';

const glibc = 'manylinux_2_17_x86_64.manylinux2014_x86_64';
const files: Readonly<Record<string, readonly string[]>> = {
  pure: ['pure-1.0-py3-none-any.whl'],
  // Wheels as those of cryptography 3.4.7, of msgpack 1.0.8, of markupsafe 2.0.0.
  abi: ['abi-1.0-cp36-abi3-manylinux2010_x86_64.whl', 'abi-1.0-cp36-abi3-manylinux2014_x86_64.whl', 'abi-1.0.tar.gz'],
  both: [`both-1.0-cp310-cp310-${glibc}.whl`, 'both-1.0-cp310-cp310-musllinux_1_1_x86_64.whl', 'both-1.0.tar.gz'],
  old: ['old-1.0-cp310-cp310-manylinux1_x86_64.whl', `old-1.0-cp310-cp310-${glibc}.whl`],
  universal: [`universal-1.0-cp310-cp310-${glibc}.whl`, 'universal-1.0-py3-none-any.whl'],
  late: ['late-1.0-cp310-cp310-manylinux_2_28_x86_64.whl'],
  new: [`new-1.0-cp312-cp312-${glibc}.whl`, 'new-1.0-cp312-cp312-musllinux_1_2_x86_64.whl'],
};

const index = openIndex(
  virtualHost(async (url) => {
    const name = /\/simple\/([^/]+)\/$/.exec(url)?.[1] ?? '';
    const listed = (files[name] ?? []).map((filename) => ({ filename, url: `https://files.example/${filename}` }));
    return respond(200, {}, JSON.stringify({ meta: { 'api-version': '1.1' }, name, files: listed }));
  }),
  'https://index.example/simple/',
);

const leap = { base: 'opensuse/leap:15.3', python: '3.10' };

it.each([
  // What every pip takes needs no pip to be known.
  ['pure', leap, 'wheel', null],
  ['old', leap, 'wheel', null],
  ['universal', leap, 'wheel', null],
  // The oldest pip that takes one of its wheels, by any of its tags: pip's NEWS, as pip-knows.ts has them.
  ['abi', leap, 'unknown', '19.0'],
  ['both', leap, 'unknown', '19.3'],
  ['late', leap, 'unknown', '20.3'],
  ['both', { base: 'alpine:3.17', python: '3.10.1' }, 'unknown', '21.2'],
  ['both', { ...leap, pip: '24.0' }, 'wheel', null],
  // A pip of Python 3.12 knows them all, whichever it is.
  ['new', { base: 'alpine:3.16', python: '3.12' }, 'wheel', null],
  // An image whose Python brings its pip: that of 3.10 is 21.2.3 at least.
  ['both', { base: 'continuumio/miniconda3', python: '3.10', libc: 'glibc-2.28' }, 'wheel', null],
  ['both', { base: 'mcr.microsoft.com/devcontainers/python:3.10' }, 'wheel', null],
  ['both', { base: 'public.ecr.aws/lambda/python:3.10' }, 'wheel', null],
  // Only flags: no image, no pip.
  ['both', { python: '3.10', libc: 'musl-1.2' }, 'wheel', null],
])('%s on %j: %s %s', async (name, asked, verdict, since) => {
  const { packages } = await check({
    files: [{ path: 'requirements.txt', text: `${name}==1.0\n`, sibling: () => Promise.resolve(undefined) }],
    targets: [{ ...asked, platform: 'linux/amd64' }],
    selection: nothingAsked,
    index,
  });
  const [result] = packages[0]?.results ?? [];
  expect([result?.verdict, /for pip ([\d.]+) and later/.exec(result?.why ?? '')?.[1] ?? null]).toEqual([
    verdict,
    since,
  ]);
});

it('makes the answer incomplete, with what to do', async () => {
  const report = await check({
    files: [{ path: 'requirements.txt', text: 'both==1.0\n', sibling: () => Promise.resolve(undefined) }],
    targets: [{ ...leap, platform: 'linux/amd64' }],
    selection: nothingAsked,
    index,
  });
  const [result] = report.packages[0]?.results ?? [];
  expect(report.complete).toBe(false);
  expect(result?.why).toContain('run pip install -U "pip>=19.3" first, or say which it is with --pip.');
});
