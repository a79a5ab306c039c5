// With several Dockerfiles in a run a plan names the one whose FROM it changes.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { aboveWhich } from '../../../packages/core/src/render/wording/above-which.ts';
import type { TargetRequest } from '../../../packages/core/src/target/target.ts';
import type { TargetStage } from '../../../packages/core/src/target/target-stage.ts';
import { smallIndex } from '../../support/small-index.ts';

const index = smallIndex({ spam: { '1.0': { files: ['tar.gz', 'cp312-cp312-manylinux_2_17_x86_64'], requires: [] } } });

/** The change of the image that makes each of them need no compiler. */
async function imageChanges(...paths: readonly string[]): Promise<readonly (string | undefined)[]> {
  const targets = paths.map((path, name): TargetRequest => {
    const install = { line: 3, command: 'pip install spam', files: [], atClosedPython: 'free' } as const;
    const stage: TargetStage = { path, name, line: 1, imageLine: 1, installs: [install], pip: 'image', packages: [] };
    return { base: 'python:3.12-alpine', platform: 'linux/amd64', stage };
  });
  const file = { path: 'requirements.txt', text: 'spam==1.0\n', sibling: () => Promise.resolve(undefined) };
  const report = await check({ files: [file], targets, index });
  return report.targets.map(({ plans }) => plans.find(({ kind }) => kind === 'base')?.text);
}

it.each<[paths: readonly string[], changes: readonly string[]]>([
  [['Dockerfile'], ['line 1: ']],
  [
    ['Dockerfile', 'Dockerfile'],
    ['line 1: ', 'line 1: '],
  ],
  [
    ['Dockerfile', 'services/api/Dockerfile'],
    ['Dockerfile:1: ', 'services/api/Dockerfile:1: '],
  ],
])('%j', async (paths, changes) => {
  expect(await imageChanges(...paths)).toEqual(changes.map((place) => `${place}python:3.12-alpine → python:3.12-slim`));
});

it.each<readonly [what: string, text: string, expected: readonly string[]]>([
  ['where nothing else is changed, by its number alone', 'spam==1.0\n', ['line 1: ']],
  [
    'by its file too, where another plan changes a line of another',
    'spam==0.9\n',
    ['requirements.txt:1: ', 'Dockerfile line 1: '],
  ],
])('the line of the image is told %s', async (_what, text, expected) => {
  const glibc = 'cp312-cp312-manylinux_2_17_x86_64';
  const two = smallIndex({
    spam: {
      '0.9': { files: ['tar.gz', glibc], requires: [] },
      '1.0': { files: ['tar.gz', glibc, 'cp312-cp312-musllinux_1_2_x86_64'], requires: [] },
    },
  });
  const install = { line: 3, command: 'pip install -r requirements.txt', files: [], atClosedPython: 'free' } as const;
  const stage: TargetStage = {
    path: 'Dockerfile',
    name: 0,
    line: 1,
    imageLine: 1,
    installs: [install],
    pip: 'image',
    packages: [],
  };
  const file = { path: 'requirements.txt', text, sibling: () => Promise.resolve(undefined) };
  const target = { base: 'python:3.12-alpine', platform: 'linux/amd64', stage } as const;
  const report = await check({ files: [file], targets: [target], index: text === 'spam==1.0\n' ? index : two });
  const plans = report.targets.flatMap((each) => each.plans.filter(({ kind }) => kind !== 'python'));
  expect(plans.map(({ text: words }) => words.replace(/(?<=: ).*/, ''))).toEqual(expected);
});

it('what is to be there before goes above the whole RUN', async () => {
  const install = { line: 9, run: 7, command: 'pip install spam', files: [], atClosedPython: 'free' } as const;
  const stage: TargetStage = { path: 'Dockerfile', name: 0, line: 1, installs: [install], pip: 'image', packages: [] };
  const file = { path: 'requirements.txt', text: 'spam==1.0\n', sibling: () => Promise.resolve(undefined) };
  const target = { base: 'python:3.12-alpine', platform: 'linux/amd64', stage } as const;
  const [found] = (await check({ files: [file], targets: [target], index })).targets;
  expect([found && aboveWhich(found), found?.commands?.map(({ line }) => line)]).toEqual([
    'in a RUN above Dockerfile:7',
    [9],
  ]);
});
