// An image that no table has, by what is known of it: the same report as for one that is, install line and all.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import type { AskedTarget } from '../../../packages/core/src/target/target.ts';
import { webFiles } from '../../../packages/core/src/web/web-files.ts';
import { recordedIndex } from '../../support/recorded-index.ts';

const files = [webFiles('requirements.txt', [{ path: 'requirements.txt', text: 'cffi==1.14.5\n' }])];
const facts = {
  name: 'registry.example/app:1',
  python: '3.8.20',
  libc: 'musl-1.2',
  distro: { name: 'alpine', version: '3.20' },
  compiler: false,
};

async function targetOf(target: AskedTarget): Promise<unknown> {
  const report = await check({ files, targets: [target], index: recordedIndex() });
  const [{ base, distro, source, preparation } = { base: '', distro: null, source: '', preparation: null }] =
    report.targets;
  return { base, distro, source, preparation, summary: report.summary['t0'] };
}

it('has the install line of the image of the table that it equals', async () => {
  const known = await targetOf({ base: 'python:3.8.20-alpine3.20' });
  expect(await targetOf({ facts })).toEqual({ ...(known as object), base: facts.name, source: 'flags' });
  expect(known).toMatchObject({ preparation: expect.anything(), summary: { build: 1 } });
});

it('without a distribution there is none', async () => {
  const { distro: _, ...bare } = facts;
  expect(await targetOf({ facts: bare })).toMatchObject({ base: facts.name, distro: null });
});

it('a flag replaces one fact', async () => {
  expect(await targetOf({ facts, libc: 'glibc-2.36' })).toMatchObject({ summary: { build: 0, wheel: 2 } });
});
