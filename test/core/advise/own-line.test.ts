// Where the user asks for a package in what a lock is made from, or in a range of a line: that is what a way out changes.

import { expect, it } from 'vitest';
import { reportPlan } from '../../../packages/core/src/report/plan-text.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import type { TargetRequest } from '../../../packages/core/src/target/target.ts';
import { adviceFor } from '../../support/advice-for.ts';
import { smallIndex, type SmallIndex, type SmallRelease } from '../../support/small-index.ts';

const alpine: TargetRequest = { base: 'python:3.12-alpine', platform: 'linux/amd64' };
const target = await resolveTarget(alpine);
const sdist: SmallRelease = { files: ['tar.gz'], requires: [] };
const fits: SmallRelease = { files: ['tar.gz', 'cp312-cp312-musllinux_1_2_x86_64'], requires: [] };

const lockOf = (...names: readonly string[]): string => `${names
  .map(
    (name) => `[[package]]
name = "${name}"
version = "2.0"
optional = false
python-versions = "*"
groups = ["main"]
files = []
`,
  )
  .join('\n')}
[metadata]
lock-version = "2.1"
python-versions = "*"
content-hash = "00"
`;
const project = (...lines: readonly string[]): string =>
  ['[tool.poetry]', 'name = "app"', '[tool.poetry.dependencies]', 'python = "*"', ...lines, ''].join('\n');

const spam = { '2.0': sdist, '2.1': fits };

it.each<readonly [what: string, text: string, index: SmallIndex, pyproject: string, expected: readonly string[]]>([
  ['a pin', lockOf('spam'), { spam }, project('spam = "2.0"'), ['pyproject.toml:5: spam 2.0 → 2.1 and lock again']],
  [
    'a range in which nothing fits',
    lockOf('spam'),
    { spam },
    project('spam = "<2.1"'),
    ['pyproject.toml:5: spam <2.1 → 2.1 and lock again'],
  ],
  [
    'not a range in which something fits',
    lockOf('spam'),
    { spam: { '1.9': fits, ...spam } },
    project('spam = "<2.1"'),
    ['poetry.lock:2: spam 2.0 → 1.9 (older) (ask for spam==1.9 in pyproject.toml, then run poetry lock)'],
  ],
  [
    'each place that asks for it',
    lockOf('spam'),
    { spam },
    project('spam = "2.0"', '[tool.poetry.group.dev.dependencies]', 'spam = "2.0"'),
    ['pyproject.toml:5 and pyproject.toml:7: spam 2.0 → 2.1 and lock again'],
  ],
  [
    'not places that do not agree',
    lockOf('spam'),
    { spam },
    project('spam = "2.0"', '[tool.poetry.group.dev.dependencies]', 'spam = "<2.1"'),
    [],
  ],
  [
    'several, which are locked once; what they bring is locked with them',
    lockOf('spam', 'ham'),
    { spam, ham: { '2.0': sdist, '2.1': { ...fits, requires: ['eggs'] } }, eggs: { '1.0': fits } },
    project('spam = "2.0"', 'ham = "2.0"'),
    ['pyproject.toml:5: spam 2.0 → 2.1, pyproject.toml:6: ham 2.0 → 2.1 and lock again (eggs comes with it by itself)'],
  ],
])('%s', async (_what, text, index, pyproject, expected) => {
  const beside = { 'pyproject.toml': pyproject };
  const { plans } = await adviceFor({ path: 'poetry.lock', text, beside, index: smallIndex(index), request: alpine });
  const told = plans.map((plan) => reportPlan(plan, target, ({ at }) => ({ ...at, lock: 'poetry.lock' })));
  expect(told.map(({ text: words, notes }) => [words, ...notes.map((note) => `(${note})`)].join(' '))).toEqual(
    expected,
  );
});

it.each<readonly [what: string, index: SmallIndex, expected: string | undefined]>([
  ['of another version', { spam }, 'pyproject.toml:5 ==2.0'],
  ['not of one that it asks for', { spam: { '1.9': fits, '2.0': sdist } }, undefined],
])('the fix names the line: %s', async (what, index, expected) => {
  const pyproject = project(expected === undefined ? 'spam = "<=2.0"' : 'spam = "2.0"');
  const input = { path: 'poetry.lock', text: lockOf('spam'), beside: { 'pyproject.toml': pyproject }, request: alpine };
  const { ways } = await adviceFor({ ...input, index: smallIndex(index) });
  const told = [...ways.values()].map(({ against }) => against && `${against.by} ${against.range}`);
  expect([what, ...told]).toEqual([what, expected]);
});
