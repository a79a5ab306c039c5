// Another version beside packages that no line pins: pip resolves these anew, and nothing is held against what the replaced one brought.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { smallIndex, type SmallRelease } from '../../support/small-index.ts';

const musl = 'cp312-cp312-musllinux_1_2_x86_64';
const any = (...requires: readonly string[]): SmallRelease => ({ files: ['py3-none-any'], requires });

const spam = {
  '2.0': { files: ['tar.gz', 'cp312-cp312-manylinux_2_17_x86_64'], requires: ['eggs>=1'] },
  '2.1': { files: [musl], requires: ['eggs<2'] },
  '2.2': { files: [musl], requires: ['eggs>=1'] },
};

const eggs = { '1.0': any(), '1.5': any(), '3.0': any() };

it.each<
  readonly [
    what: string,
    lines: string,
    more: Readonly<Record<string, Readonly<Record<string, SmallRelease>>>>,
    fix: string,
  ]
>([
  ['what it brought itself', 'spam==2.0', {}, 'spam 2.1'],
  ['what others take in that version as well', 'spam==2.0\nham==1', { ham: { '1': any('eggs>=1.5') } }, 'spam 2.1'],
  ['what others do not take so', 'spam==2.0\nham==1', { ham: { '1': any('eggs>=2') } }, 'spam 2.2'],
  ['what a line asks for in any version', 'spam==2.0\neggs', {}, 'spam 2.1'],
  ['what a line does not take so', 'spam==2.0\neggs>=2', {}, 'spam 2.2'],
  ['what is pinned', 'spam==2.0\neggs==3.0', {}, 'spam 2.2'],
])('%s', async (_, lines, more, fix) => {
  const report = await check({
    files: [{ path: 'requirements.txt', text: `${lines}\n`, sibling: () => Promise.resolve(undefined) }],
    targets: [{ base: 'python:3.12-alpine', platform: 'linux/amd64' }],
    index: smallIndex({ spam, eggs, ...more }),
  });
  const row = report.packages.find(({ name }) => name === 'spam');
  expect(row?.results.map((result) => result.fix.split(' (')[0])).toEqual([fix]);
  expect(report.targets[0]?.plans[0]?.text).toContain(fix);
});

it('a plan names the range without which an import fails', async () => {
  const opencv = { '4.9.0': { files: [musl], requires: ['numpy>=1'] } };
  const numpy = { '1.26.0': any(), '2.2.6': any() };
  const report = await check({
    files: [
      {
        path: 'requirements.txt',
        text: 'spam==2.0\nopencv-python==4.9.0\nnumpy==2.2.6\n',
        sibling: () => Promise.resolve(undefined),
      },
    ],
    targets: [{ base: 'python:3.12-alpine', platform: 'linux/amd64' }],
    index: smallIndex({ spam, eggs, 'opencv-python': opencv, numpy }),
  });
  expect(report.targets[0]?.plans[0]?.notes).toEqual([
    'requirements.txt:3: ask for numpy<2 too: importing opencv-python fails without',
  ]);
  const said = report.diagnostics.find(({ kind }) => kind === 'not-together');
  expect(said?.message).toMatch(
    /^requirements\.txt:3: ask for numpy<2\. The wheel of opencv-python 4\.9\.0 was compiled/,
  );
});

it('a plan that is another one with another image besides is none', async () => {
  const report = await check({
    files: [{ path: 'requirements.txt', text: 'spam==2.0\n', sibling: () => Promise.resolve(undefined) }],
    targets: [{ base: 'alpine:3.19', platform: 'linux/amd64', python: '3.11' }],
    index: smallIndex({
      spam: {
        '2.0': { files: ['tar.gz'], requires: [] },
        '2.1': { files: ['cp311-cp311-musllinux_1_2_x86_64', 'cp311-cp311-manylinux_2_17_x86_64'], requires: [] },
      },
    }),
  });
  expect(report.targets[0]?.plans.map(({ text }) => text)).toEqual(['spam 2.1']);
});
