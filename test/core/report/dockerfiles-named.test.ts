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
