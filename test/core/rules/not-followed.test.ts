// WC403 leads with what is to be changed, where that is known, and names every line that was not judged.

import { expect, it } from 'vitest';
import type { Finding } from '../../../packages/core/src/assess/assess.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { wc403NotFollowed } from '../../../packages/core/src/rules/wc403-not-followed.ts';
import type { Target } from '../../../packages/core/src/target/target.ts';
import type { UncheckedLine } from '../../../packages/core/src/target/target-stage.ts';
import { looksOf, nothingUnmet, saidOfTarget } from '../../support/said-once.ts';

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
    [script, make, lock, other],
    'Dockerfile:4 and Dockerfile:5: write it as RUN lines; Dockerfile:6: copy poetry.lock',
    'Dockerfile:4 and Dockerfile:5: write it as RUN lines; Dockerfile:6: copy poetry.lock. ' +
      'Not judged: Dockerfile:4 ./install.sh (it runs a script); Dockerfile:5 make deps (it runs what a Makefile says); ' +
      'Dockerfile:6 poetry install (no poetry.lock); Dockerfile:7 pip install /wheels/a.whl (not known)',
  ],
])('%j', async (unchecked, change, sentence) => {
  const said = await saidOfTarget(wc403NotFollowed, { target: await stageWith(unchecked), findings: [] });
  expect(said?.change).toBe(change);
  expect(said?.sentence).toBe(sentence);
});

it('tells lines of another file once, and as no matter of the stages that were judged', async () => {
  const target = await stageWith([script, { ...lock, path: 'api/Dockerfile' }]);
  const targets = ['t0', 't1'].map((id) => ({ ...nothingUnmet, id, target, findings: [] }));
  const matter = { manifests: [], targets, checked: [] };
  expect((await saidOfTarget(wc403NotFollowed, { target, findings: [] }))?.about).toEqual([script.text]);
  expect((await looksOf(wc403NotFollowed, matter)).ofFiles?.(matter)).toMatchObject([
    {
      sentence: 'api/Dockerfile:6: copy poetry.lock. Not judged: api/Dockerfile:6 poetry install (no poetry.lock)',
      target: null,
      location: { path: 'api/Dockerfile', line: 6 },
      apart: true,
    },
  ]);
});

it.each<[pythonFrom: 'image' | 'package', verdicts: readonly Finding['verdict'][], isTold: boolean]>([
  ['image', ['wheel', 'sdist', 'skipped'], false],
  ['image', ['wheel', 'build'], true],
  ['image', ['wheel', 'impossible'], true],
  ['image', ['unknown'], true],
  // Its Python is one of those packages.
  ['package', ['wheel'], true],
])(
  'packages of the distribution that nobody knows, with the Python of its %s and %j: %s',
  async (pythonFrom, verdicts, isTold) => {
    const adds = { line: 4, text: 'apt-get install -y $LIST', why: 'not known', addsPackages: true } as const;
    const on = async (unchecked: readonly UncheckedLine[]): Promise<Target> => {
      const target = await stageWith(unchecked);
      return { ...target, ...(target.image && { image: { ...target.image, pythonFrom } }) };
    };
    const findings = verdicts.map((verdict) => ({ verdict }) as Finding);
    const said = await saidOfTarget(wc403NotFollowed, { target: await on([adds]), findings });
    expect(said?.about ?? []).toEqual(isTold ? [adds.text] : []);
    // Another line is told all the same.
    const beside = await saidOfTarget(wc403NotFollowed, { target: await on([adds, other]), findings });
    expect(beside?.about).toEqual(isTold ? [adds.text, other.text] : [other.text]);
  },
);

async function stageWith(unchecked: readonly UncheckedLine[]): Promise<Target> {
  const stage = { path: 'Dockerfile', name: 0, line: 1, installs: [], pip: 'image', packages: [], unchecked };
  return { ...(await resolveTarget({ base: 'python:3.12-slim', platform: 'linux/amd64' })), stage };
}
