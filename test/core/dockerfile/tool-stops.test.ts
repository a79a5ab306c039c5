// Commands that the newest installer of a stage's Python knows, and not the one of a later Python: a plan that goes there tells them.
// pipenv 2022.4.8 (Python 3.6) has `lock -r`, 2024.4.1 has not; Poetry 1.8.5 (Python 3.8) has `install --no-dev`, 2.0.0 has not.

import { expect, it } from 'vitest';
import { pathNotes } from '../../../packages/core/src/advise/path-notes.ts';
import { findStage } from '../../../packages/core/src/dockerfile/find-stage.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { planNote } from '../../../packages/core/src/report/plan-words.ts';

/** What a plan to another image tells. */
async function told(from: string, lines: readonly string[], to: string): Promise<readonly string[]> {
  const text = [`FROM ${from}`, 'WORKDIR /app', 'COPY . .', ...lines, ''].join('\n');
  const found = await findStage({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' }, []);
  const own = await resolveTarget(found.request([]));
  const notes = pathNotes(await resolveTarget({ base: to, platform: 'linux/amd64' }), own);
  return notes.map((note) => planNote(note, own, (_path, line) => `line ${line}`));
}

const lock = 'RUN pipenv lock -r > r.txt && pip install -r r.txt';

it.each<readonly [from: string, lines: readonly string[], to: string, notes: readonly string[]]>([
  [
    'python:3.6-slim',
    ['RUN pip install pipenv', lock],
    'python:3.12-slim',
    [
      'line 5: write pipenv requirements > r.txt, as pipenv 2026.10.3 has no option lock --requirements: pipenv requirements is its own',
    ],
  ],
  ['python:3.6-slim', ['RUN pip install pipenv==2022.4.8', lock], 'python:3.12-slim', []],
  ['python:3.6-slim', ['RUN pip install pipenv', 'RUN pipenv sync'], 'python:3.12-slim', []],
  [
    'python:3.8-slim',
    ['RUN pip install poetry', 'RUN poetry install --no-dev --no-root'],
    'python:3.12-slim',
    [
      'line 5: write poetry install --only main --no-root, as Poetry 2.5.1 has no option --no-dev: Poetry 2.0.0 has it no more',
    ],
  ],
  ['python:3.7-slim', ['RUN pip install poetry', 'RUN poetry install --no-dev'], 'python:3.8-slim', []],
  ['python:3.9-slim', ['RUN pip install poetry', 'RUN poetry install --no-dev'], 'python:3.12-slim', []],
  [
    'python:3.8-slim',
    ['RUN pip install poetry', 'RUN poetry export -o r.txt && pip install -r r.txt'],
    'python:3.12-slim',
    [
      'line 5: install poetry-plugin-export at line 4 (pip install poetry poetry-plugin-export), as Poetry 2.5.1 has no command export: poetry-plugin-export brings it',
    ],
  ],
])('from %s, %j to %s', async (from, lines, to, notes) => {
  expect(await told(from, lines, to)).toEqual(notes);
});
