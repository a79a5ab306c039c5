// A requirements file that the image changes: the command that judges it by itself is named where the build context has it.

import { expect, it } from 'vitest';
import { installationsIn } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const asked = async (
  lines: readonly string[],
  files: readonly (string | readonly [path: string, text: string])[],
): Promise<readonly string[]> => {
  const text = ['FROM python:3.12-slim', ...lines, ''].join('\n');
  const context = Object.fromEntries(files.map((file) => (typeof file === 'string' ? [file, ''] : file)));
  const { unchecked } = await installationsIn(dockerfilePlan(text, context));
  return unchecked.map(({ line, remedy = '' }) => `${line}: ${remedy}`);
};

const copy = 'COPY deps.txt ./';
const change = 'RUN python pin.py deps.txt';
const install = 'RUN pip install -r deps.txt';
const judges = 'judges it as it stands, without that change';

it.each<[what: string, lines: readonly string[], files: Parameters<typeof asked>[1], told: readonly string[]]>([
  ['one stage', [copy, change, install], ['deps.txt'], [`4: wheelcheck deps.txt --base Dockerfile ${judges}`]],
  [
    'copied by another name',
    ['COPY a/deps.txt ./deps.txt', change, install],
    ['a/deps.txt'],
    [`4: wheelcheck a/deps.txt --base Dockerfile ${judges}`],
  ],
  [
    'several stages, by name and by number',
    ['FROM python:3.12-slim AS builder', copy, change, install, 'FROM builder', 'COPY deps.txt ./', change, install],
    ['deps.txt'],
    [
      `5: wheelcheck deps.txt --base Dockerfile --stage builder ${judges}`,
      `9: wheelcheck deps.txt --base Dockerfile --stage 2 ${judges}`,
    ],
  ],
  ['the context lacks it', [copy, change, install], [], ['4: ']],
  [
    'it constrains words',
    [copy, change, "RUN pip install -c deps.txt six 'attrs>=20'"],
    ['deps.txt'],
    [`4: wheelcheck six 'attrs>=20' -c deps.txt --base Dockerfile ${judges}`],
  ],
  [
    'it constrains another file, which is as it was',
    ['COPY . .', change, 'RUN pip install -r all.txt --constraint deps.txt'],
    ['deps.txt', 'all.txt'],
    [`4: wheelcheck all.txt -c deps.txt --base Dockerfile ${judges}`],
  ],
  [
    'another file includes it',
    ['COPY . .', change, 'RUN pip install -r all.txt'],
    ['deps.txt', ['all.txt', '-r deps.txt']],
    [`4: wheelcheck all.txt --base Dockerfile ${judges}`],
  ],
  [
    'a project',
    ['COPY . .', change.replace('deps.txt', 'pyproject.toml'), 'RUN pip install .[dev]'],
    ['pyproject.toml'],
    [`4: wheelcheck pyproject.toml --extra dev --base Dockerfile ${judges}`],
  ],
  [
    'a project in a folder, and its constraints',
    ['COPY api api', change.replace('deps', 'api/deps'), 'RUN pip install -e ./api -c api/deps.txt'],
    ['api/pyproject.toml', 'api/deps.txt'],
    [`4: wheelcheck api/pyproject.toml --base Dockerfile ${judges} and without api/deps.txt`],
  ],
  [
    'something else is made in the image',
    ['COPY . .', change, 'RUN pip freeze > made.txt', 'RUN pip install -r deps.txt -r made.txt'],
    ['deps.txt'],
    ['5: '],
  ],
])('%s', async (_, lines, files, told) => {
  expect(await asked(lines, files)).toEqual(told);
});
