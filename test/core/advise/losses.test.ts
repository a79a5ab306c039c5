// What a plan takes away from a project comes after every other change: a line that goes, a package in no trouble that goes back, pip before both.

import { expect, it } from 'vitest';
import { adviceFor, planLine } from '../../support/advice-for.ts';
import { check } from '../../../packages/core/src/check.ts';
import { smallIndex, type SmallIndex, type SmallRelease } from '../../support/small-index.ts';

const request = { base: 'python:3.12-alpine', platform: 'linux/amd64' } as const;
const musl = 'cp312-cp312-musllinux_1_2_x86_64';
const glibc = 'cp312-cp312-manylinux_2_17_x86_64';
const any = (...requires: readonly string[]): SmallRelease => ({ files: ['py3-none-any'], requires });
const wheels = (...files: readonly string[]): SmallRelease => ({ files: ['tar.gz', ...files], requires: [] });

async function plansFor(lines: string, index: SmallIndex): Promise<readonly string[]> {
  const text = lines.replaceAll(' ', '\n');
  const { plans } = await adviceFor({ text: `${text}\n`, index: smallIndex(index), request });
  return plans.map(planLine);
}

const spamOnGlibc = { '2.0': wheels(glibc), '2.1': wheels(musl) };

it.each<readonly [what: string, lines: string, index: SmallIndex, expected: readonly string[]]>([
  [
    'a package in no trouble goes back only where nothing else is found',
    'spam==2.0 beat==2.2',
    { spam: { '2.0': wheels(), '2.1': wheels(musl) }, beat: { '1.5': any(), '2.2': any('spam<2.1') } },
    ['version python:3.12-alpine beat 1.5 spam 2.1'],
  ],
  [
    'and not where another image does',
    'spam==2.0 beat==2.2',
    { spam: spamOnGlibc, beat: { '1.5': any(), '2.2': any('spam<2.1') } },
    ['base python:3.12-slim'],
  ],
  [
    'a package in no trouble that goes on takes nothing away',
    'spam==2.0 beat==2.2',
    { spam: spamOnGlibc, beat: { '2.2': any('spam<2.1'), '2.3': any() } },
    ['version python:3.12-alpine beat 2.3 spam 2.1', 'base python:3.12-slim'],
  ],
  [
    'a line goes only where nothing else is found',
    'spam==2.0 beat==2.2',
    { spam: { '2.0': wheels() }, beat: { '2.2': any('spam'), '2.3': any() } },
    ['version python:3.12-alpine beat 2.3 -spam'],
  ],
  [
    'and not where another image does',
    'spam==2.0 beat==2.2',
    { spam: { '2.0': wheels(glibc) }, beat: { '2.2': any('spam'), '2.3': any() } },
    ['base python:3.12-slim'],
  ],
])('%s', async (_what, lines, index, expected) => {
  expect(await plansFor(lines, index)).toEqual(expected);
});

const celery = {
  '5.1.2': any('pytz (>dev)', 'kombu'),
  '5.2.0': any('kombu'),
};

it.each<readonly [what: string, lines: string, expected: readonly string[]]>([
  [
    'pip before what is in no trouble moves or goes: the line of celery 5.1.2 went',
    'spam==2.0 celery==5.1.2 beat==2.2',
    ['pip install "pip<24.1" first, spam 2.1', 'base python:3.12-slim, pip install "pip<24.1" first'],
  ],
  ['pip alone', 'celery==5.1.2 beat==2.2', ['pip install "pip<24.1" first']],
  // Of 3.11 pip is 24.0
  [
    'another version of what pip refuses, where that moves nothing else',
    'celery==5.1.2',
    ['celery 5.2.0', 'base python:3.11-alpine'],
  ],
])('%s', async (_what, lines, expected) => {
  const beat = { '1.5': any(), '2.2': any('celery<5.2') };
  const index = { celery, beat, spam: spamOnGlibc, kombu: { '1.0': any() }, pytz: { '1.0': any() } };
  const report = await check({
    files: [
      {
        path: 'requirements.txt',
        text: `${lines.replaceAll(' ', '\n')}\n`,
        sibling: () => Promise.resolve(undefined),
      },
    ],
    targets: [request],
    index: smallIndex(index),
  });
  expect(report.targets[0]?.plans.map((plan) => plan.text)).toEqual(expected);
});
