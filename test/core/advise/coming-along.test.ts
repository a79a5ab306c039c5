// What no line pins and the installer takes as a wheel by itself once another pin changes needs no line; what it would build does.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { smallIndex, type SmallRelease } from '../../support/small-index.ts';

const musl = 'cp312-cp312-musllinux_1_2_x86_64';
const wheel = (...requires: readonly string[]): SmallRelease => ({ files: [musl], requires });
const sdist = (...requires: readonly string[]): SmallRelease => ({
  files: ['tar.gz', 'cp311-cp311-musllinux_1_2_x86_64'],
  requires,
});

/** numba 0.61.0 and 0.63.0 on CPython 3.14, with their llvmlite. */
const numba = { '0.61': sdist('llvmlite<0.45'), '0.63': wheel('llvmlite<0.47') };

it.each<
  readonly [
    what: string,
    text: string,
    llvmlite: Readonly<Record<string, SmallRelease>>,
    changes: readonly string[],
    notes: readonly string[],
  ]
>([
  [
    'the newest that is asked for is a wheel',
    'numba==0.61',
    { '0.44': sdist(), '0.45': wheel(), '0.46': wheel(), '0.47': wheel() },
    ['requirements.txt:1: numba 0.61 → 0.63'],
    ['llvmlite 0.46 comes with it by itself'],
  ],
  [
    'the newest that is asked for would be built',
    'numba==0.61',
    { '0.44': sdist(), '0.45': wheel(), '0.46': sdist() },
    ['requirements.txt:1: numba 0.61 → 0.63', 'requirements.txt: add llvmlite==0.45'],
    [],
  ],
  [
    'a line pins it',
    'numba==0.61\nllvmlite==0.44',
    { '0.44': sdist(), '0.46': wheel() },
    ['requirements.txt:1: numba 0.61 → 0.63', 'requirements.txt:2: llvmlite 0.44 → 0.46'],
    [],
  ],
])('%s', async (_what, text, llvmlite, changes, notes) => {
  const dockerfile = { path: 'Dockerfile', name: 0, line: 1, installs: [], pip: 'image', packages: [] };
  const report = await check({
    files: [{ path: 'requirements.txt', text: `${text}\n`, sibling: () => Promise.resolve(undefined) }],
    targets: [{ base: 'python:3.12-alpine', platform: 'linux/amd64', stage: dockerfile }],
    index: smallIndex({ numba, llvmlite }),
  });
  const [plan] = report.targets[0]?.plans ?? [];
  expect(plan?.changes).toEqual(changes);
  expect(plan?.notes).toEqual(notes);
  expect([plan?.pins.length, plan?.written]).toEqual([2, changes.length]);
});
