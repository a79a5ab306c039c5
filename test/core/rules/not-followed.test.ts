// WC403 leads with what is to be changed, where that is known, and names every line that was not judged.

import { expect, it } from 'vitest';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { wc403NotFollowed } from '../../../packages/core/src/rules/wc403-not-followed.ts';
import type { UncheckedLine } from '../../../packages/core/src/target/target.ts';

const asRun = 'write it as RUN lines';
const script = { line: 4, text: './install.sh', why: 'it runs a script', remedy: asRun };
const make = { line: 5, text: 'make deps', why: 'it runs what a Makefile says', remedy: asRun };
const lock = { line: 6, text: 'poetry install', why: 'no poetry.lock', remedy: 'copy poetry.lock' };
const other = { line: 7, text: 'pip install /wheels/a.whl', why: 'not known' };

it.each<[lines: readonly UncheckedLine[], change: string | undefined, sentence: string]>([
  [[other], undefined, 'not judged: Dockerfile:7 pip install /wheels/a.whl (not known)'],
  [
    [lock],
    'Dockerfile:6: copy poetry.lock',
    'Dockerfile:6: copy poetry.lock. Not judged: Dockerfile:6 poetry install (no poetry.lock)',
  ],
  [
    [{ ...lock, remedy: 'add poetry.lock to this COPY', remedyLine: 4 }],
    'Dockerfile:4: add poetry.lock to this COPY',
    'Dockerfile:4: add poetry.lock to this COPY. Not judged: Dockerfile:6 poetry install (no poetry.lock)',
  ],
  [
    [script, make, { ...lock, path: 'api/Dockerfile' }, other],
    'Dockerfile:4 and Dockerfile:5: write it as RUN lines; api/Dockerfile:6: copy poetry.lock',
    'Dockerfile:4 and Dockerfile:5: write it as RUN lines; api/Dockerfile:6: copy poetry.lock. ' +
      'Not judged: Dockerfile:4 ./install.sh (it runs a script); Dockerfile:5 make deps (it runs what a Makefile says); ' +
      'api/Dockerfile:6 poetry install (no poetry.lock); Dockerfile:7 pip install /wheels/a.whl (not known)',
  ],
])('%j', async (unchecked, change, sentence) => {
  const stage = { path: 'Dockerfile', name: 0, line: 1, installs: [], pip: 'image', packages: [], unchecked };
  const target = { ...(await resolveTarget({ base: 'python:3.12-slim', platform: 'linux/amd64' })), stage };
  const said = wc403NotFollowed.ofTarget?.({ id: 't0', target, findings: [] });
  expect(said?.change).toBe(change);
  expect(said?.sentence).toBe(sentence);
});
