// A plan that has lines of the Dockerfile written anew comes behind one that has not, and says which.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import type { StageRuntime, TargetStage } from '../../../packages/core/src/target/target-stage.ts';
import { smallIndex } from '../../support/small-index.ts';

const index = smallIndex({
  spam: {
    '1.0': {
      files: ['tar.gz', 'cp312-cp312-manylinux_2_17_x86_64', 'cp313-cp313-musllinux_1_2_x86_64'],
      requires: [],
    },
  },
});
const install = { line: 5, command: 'pip install', files: ['requirements.txt'], atClosedPython: 'free' } as const;
const stage: TargetStage = {
  path: 'Dockerfile',
  name: 0,
  line: 1,
  imageLine: 1,
  installs: [install],
  pip: 'image',
  packages: [],
};
const apk = (...names: readonly string[]) => [{ line: 3, manager: 'apk', names }];
const adduser = { line: 4, text: 'adduser -D', of: 'alpine', instead: 'useradd' } as const;
const alpine = ['line 1: python:3.12-alpine → python:3.13-alpine'];

it.each<[what: string, lines: Partial<TargetStage>, plans: readonly (readonly string[])[]]>([
  ['nothing', {}, [['line 1: python:3.12-alpine → python:3.12-slim'], alpine]],
  [
    'what its builds need',
    { systemInstalls: apk('gcc', 'musl-dev') },
    [
      [
        'Dockerfile:1: python:3.12-alpine → python:3.12-slim',
        'Dockerfile:3: apk add goes (python:3.12-slim has no apk)',
      ],
      alpine,
    ],
  ],
  [
    'a program and a user',
    { systemInstalls: apk('gcc', 'git'), boundCommands: [adduser] },
    [
      alpine,
      [
        'Dockerfile:1: python:3.12-alpine → python:3.12-slim',
        'Dockerfile:3: apk add → apt-get update && apt-get install -y --no-install-recommends git (without gcc, which is not needed there)',
        'Dockerfile:4: adduser -D → useradd',
      ],
    ],
  ],
])('an image with %s', async (_what, lines, plans) => {
  const file = { path: 'requirements.txt', text: 'spam==1.0\n', sibling: () => Promise.resolve(undefined) };
  const request = { base: 'python:3.12-alpine', platform: 'linux/amd64', stage: { ...stage, ...lines } } as const;
  const report = await check({ files: [file], targets: [request], index });
  expect(report.targets[0]?.plans.map(({ changes }) => changes)).toEqual(plans);
});

it.each<[base: string, change: string]>([
  [
    'alpine:3.23',
    'python:3.12-slim, which loads what is then installed; there Dockerfile:9: apk add → apt-get update && apt-get install -y --no-install-recommends curl (without python3, which is not needed there)',
  ],
  [
    'python:3.12-alpine',
    'python:3.12-slim, which loads what is then installed; there Dockerfile:9: apk add → apt-get update && apt-get install -y --no-install-recommends curl (without python3, which is not needed there)',
  ],
])('the stage that runs changes with it from %s', async (base, change) => {
  const file = { path: 'requirements.txt', text: 'spam==1.0\n', sibling: () => Promise.resolve(undefined) };
  const runtime: StageRuntime = {
    name: 1,
    line: 10,
    fromLine: 8,
    imageLine: 8,
    base,
    platform: 'linux/amd64',
    python: '3.12',
    packages: [],
    systemInstalls: [{ line: 9, manager: 'apk', names: ['python3', 'curl'] }],
  };
  const request = { base: 'python:3.12-alpine', platform: 'linux/amd64', stage: { ...stage, runtime } } as const;
  const report = await check({ files: [file], targets: [request], index });
  const slim = report.targets[0]?.plans.find((plan) => plan.base === 'python:3.12-slim');
  expect(slim?.notes).toEqual([`line 8 changes with it: ${base} → ${change}`]);
});
