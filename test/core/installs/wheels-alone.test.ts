// With --no-index pip has nothing but the wheels that earlier commands made: what they need, or it asks for, and is not among them ends the build.
// As pip 23.2.1 and 25.0.1 do it:
//   pip wheel --no-deps flask==3.0.3 -w w && pip install --no-index -f w flask
//   ERROR: Could not find a version that satisfies the requirement Werkzeug>=3.0.0 (from flask) (from versions: none)

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';
import { smallIndex } from '../../support/small-index.ts';

const pure = { files: ['py3-none-any'], requires: [] };
const index = smallIndex({
  flask: { '3.0.3': { ...pure, requires: ['markupsafe>=2', 'six; extra == "fast"', 'older; python_version < "3.8"'] } },
  gunicorn: { '23.0.0': { ...pure, requires: ['setuptools'] } },
  markupsafe: { '3.0.2': pure },
  setuptools: { '75.0.0': pure },
  six: { '1.16.0': pure, '1.17.0': pure },
});

const context = {
  'flask.txt': 'flask==3.0.3\n',
  'fast.txt': 'flask[fast]==3.0.3\n',
  'whole.txt': 'flask==3.0.3\nmarkupsafe==3.0.2\n',
  'more.txt': 'flask==3.0.3\nsix==1.17.0\n',
  'gunicorn.txt': 'gunicorn==23.0.0\n',
  'pyproject.toml': '[project]\nname = "app"\nversion = "1"\ndependencies = ["flask==3.0.3"]\n',
};

/** `line 7: …` of each stop, and the files that are judged. */
async function said(lines: readonly string[]): Promise<readonly string[]> {
  const planned = await planDockerfile(dockerfilePlan(`${lines.join('\n')}\n`, context));
  const [first, ...beside] = planned.map((each) => ({ ...each, index }));
  if (first === undefined) throw new Error('something is installed');
  const { diagnostics } = await check({ ...first, beside });
  return diagnostics.flatMap(({ stop, rule, message, location }) =>
    stop === undefined
      ? rule === 'WC403'
        ? [`not judged: ${message}`]
        : []
      : [`line ${location?.line}: ${stop.why}${stop.remedy === undefined ? '' : `; ${stop.remedy}`}`],
  );
}

const make = (...what: readonly string[]): readonly string[] => [
  'FROM python:3.11-slim AS builder',
  'COPY . .',
  ...what.map((each) => `RUN pip wheel -w /w ${each}`),
  'FROM python:3.11-slim',
  'COPY --from=builder /w /w',
  'COPY *.txt .',
];
const take = (what: string): string => `RUN pip install --no-index ${what}`;
const lacks = 'is not among the wheels in /w, and it asks no index';

it.each<readonly [string, readonly string[], readonly string[]]>([
  [
    'a name',
    [...make('--no-deps -r flask.txt'), take('-f /w flask')],
    [`line 7: markupsafe, which flask needs, ${lacks}; take --no-deps out of line 3`],
  ],
  [
    'the files',
    [...make('--no-deps flask==3.0.3'), take('/w/*.whl')],
    [`line 7: markupsafe, which flask needs, ${lacks}; take --no-deps out of line 3`],
  ],
  [
    'the same file',
    [...make('--no-deps -r flask.txt'), take('--find-links=/w -r flask.txt')],
    [`line 7: markupsafe, which flask needs, ${lacks}; take --no-deps out of line 3`],
  ],
  [
    'by a variable',
    [...make('--no-deps -r flask.txt'), 'RUN PIP_NO_INDEX=1 pip install /w/*'],
    [`line 7: markupsafe, which flask needs, ${lacks}; take --no-deps out of line 3`],
  ],
  [
    'the project itself',
    [...make('--no-deps .'), take('/w/*')],
    [
      'line 7: flask and markupsafe, which app needs, are not among the wheels in /w, and it asks no index; take --no-deps out of line 3',
    ],
  ],
  [
    'a file that asks for more',
    [...make('-r flask.txt'), take('-f /w -r more.txt')],
    [`line 7: six ${lacks}; make wheels of them too (line 3), or take --no-index out`],
  ],
  [
    'another version',
    [...make('-r flask.txt six==1.16.0'), take('-f /w six==1.17.0')],
    [
      'line 7: six 1.17.0 (1.16.0 is there) is not among the wheels in /w, and it asks no index; make wheels of them too (line 3), or take --no-index out',
    ],
  ],
  [
    'an extra',
    [...make('-r flask.txt'), take('-f /w -r fast.txt')],
    [`line 7: six, which flask needs, ${lacks}; make wheels of them too (line 3), or take --no-index out`],
  ],
  ['all of it is made', [...make('-r flask.txt'), take('-f /w -r flask.txt')], []],
  ['all of it is made, by its name', [...make('-r flask.txt'), take('-f /w flask')], []],
  ['all of it is named', [...make('--no-deps -r whole.txt'), take('/w/*')], []],
  ['a second command makes the rest', [...make('--no-deps -r flask.txt', 'markupsafe'), take('/w/*')], []],
  ['nothing else is asked for', [...make('--no-deps -r flask.txt'), take('--no-deps /w/*')], []],
  ['the rest is installed before', [...make('--no-deps -r flask.txt'), 'RUN pip install markupsafe', take('/w/*')], []],
  ['the image has it', [...make('--no-deps -r gunicorn.txt'), take('/w/*')], []],
  ['the project by its name', [...make('.'), take('-f /w app')], []],
  ['the script goes on', [...make('--no-deps -r flask.txt'), `${take('/w/*')} || true`], []],
])('%s', async (_, lines, expected) => {
  expect(await said(lines)).toEqual(expected);
});
