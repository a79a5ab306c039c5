// What Poetry makes of a lock and a project, release by release: seen of 1.1.15, 1.8.5 and 2.1.4, each in an environment of its own.

import { expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const lock = (version: string): string =>
  `package = []\n[metadata]\n${version === '' ? '' : `lock-version = "${version}"\n`}python-versions = "^3.9"\ncontent-hash = "0"\n`;
const project = (more = '', name = 'my-app'): string =>
  `[tool.poetry]\nname = "${name}"\nreadme = "README.md"\n${more}`;
const root = (name: string): string => `Poetry installs the project itself, whose ${name} is not in the image there`;
const onlyLock = 'COPY pyproject.toml poetry.lock ./';

it.each([
  [
    'poetry==1.1.15',
    onlyLock,
    'poetry install',
    '2.0',
    '',
    'Poetry 1.1.15 does not read poetry.lock, which a later one made: Poetry 1.3 or later does',
  ],
  ['poetry==1.1.15', onlyLock, 'poetry install', '1.1', '', undefined],
  ['poetry==1.8.5', onlyLock, 'poetry install', '2.1', '', undefined],
  ['poetry==1.8.5', onlyLock, 'poetry install', '', '', undefined],
  [
    'poetry==2.1.4',
    onlyLock,
    'poetry install --no-root',
    '',
    '',
    'Poetry 2.1.4 does not read poetry.lock, which has no lock-version, as a Poetry of 1.0 or before made it: poetry lock makes it anew',
  ],
  ['poetry==2.1.4', onlyLock, 'poetry install', '2.1', '', root('README.md')],
  ['poetry', onlyLock, 'poetry sync', '2.1', '', root('README.md')],
  ['poetry==2.1.4', 'COPY pyproject.toml poetry.lock README.md ./', 'poetry install', '2.1', '', root('my_app')],
  ['poetry==2.1.4', 'COPY pyproject.toml poetry.lock README.md src ./', 'poetry install', '2.1', '', undefined],
  ['poetry==2.1.4', 'COPY . .', 'poetry install', '2.1', '', undefined],
  ['poetry==2.1.4', onlyLock, 'poetry install --no-root', '2.1', '', undefined],
  [
    'poetry==2.1.4',
    onlyLock,
    'touch README.md && mkdir my_app && touch my_app/__init__.py && poetry install',
    '2.1',
    '',
    undefined,
  ],
  ['poetry==2.1.4', onlyLock, 'poetry install', '2.1', 'package-mode = false\n', undefined],
  ['poetry==2.1.4', onlyLock, `echo ${'x'.repeat(300)} && poetry install --no-root`, '2.1', '', undefined],
  ['poetry==2.1.4', onlyLock, `poetry install -E ${'x'.repeat(300)} --no-root`, '2.1', '', undefined],
  ['poetry<2', onlyLock, 'poetry install', '2.1', '', undefined],
] as const)('%s, %s, %s of a lock %s', async (poetry, copy, command, version, more, why) => {
  const said = await saidOf([copy, `RUN pip install '${poetry}' && ${command}`], version, project(more));
  expect(said).toEqual(why === undefined ? [] : [why]);
});

// poetry-core 2.1.3: the module of MyApp is myapp.
it.each([
  ['MyApp', 'myapp', []],
  ['My.Big--App', 'my_big_app', []],
  ['MyApp', 'MyApp', [root('myapp')]],
])('of %s, beside %s', async (name, folder, expected) => {
  const copies = [`COPY pyproject.toml poetry.lock README.md ./`, `COPY ${folder}/__init__.py ${folder}/`];
  const said = await saidOf([...copies, 'RUN pip install poetry==2.1.4 && poetry install'], '2.1', project('', name));
  expect(said).toEqual(expected);
});

async function saidOf(
  lines: readonly string[],
  version: string,
  pyproject: string,
): Promise<readonly string[] | undefined> {
  const text = ['FROM python:3.12-slim', 'WORKDIR /app', ...lines, ''].join('\n');
  const plans = await planDockerfile(
    dockerfilePlan(text, { 'poetry.lock': lock(version), 'pyproject.toml': pyproject }),
  );
  return plans[0]?.targets[0]?.stage?.stops?.map((each) => each.why).filter((each) => each.startsWith('Poetry'));
}
