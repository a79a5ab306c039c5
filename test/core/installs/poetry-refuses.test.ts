// What Poetry makes of a lock and a project, release by release: seen of 1.1.15, 1.8.5 and 2.1.4, each in an environment of its own.

import { expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const lock = (version: string, hash = '0'): string =>
  `package = []\n[metadata]\n${version === '' ? '' : `lock-version = "${version}"\n`}python-versions = "^3.9"\ncontent-hash = "${hash}"\n`;
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

const standard = `[project]
name = "app"
version = "0.1.0"
requires-python = ">=3.8,<4"
dependencies = ["iniconfig==2.0.0"]
`;
const both = `${standard}[tool.poetry]
package-mode = false
[tool.poetry.dependencies]
python = ">=3.8,<4"
[dependency-groups]
dev = ["idna==3.4"]
`;
// `Locker(…).…_get_content_hash()` of Poetry 2.5.1
const hashes = {
  standard: '701439a2d78c300b7c94975dc3e93406214345eacf800e34a3f5bab3363348f4',
  both: '24d150a730acdaf7bcf1af280f18bc4e039b666c2857b4a1270f512b525c6392',
} as const;
const outOfDate = (release: string): string =>
  `Poetry ${release} takes poetry.lock for out of date, since it looks at other tables of pyproject.toml than the Poetry that made it: poetry lock of Poetry ${release} makes it anew`;
const noTable = (release: string): string =>
  `Poetry ${release} stops at pyproject.toml, which has no [tool.poetry]: Poetry 2 reads [project]`;

// `poetry install --dry-run --no-root` of 1.4.2, 1.8.5, 2.1.4 and 2.5.1; 1.4.2 warns of both tables and goes on.
it.each([
  ['1.4.2', 'standard', noTable('1.4.2')],
  ['1.8.5', 'standard', noTable('1.8.5')],
  ['2.1.4', 'standard', undefined],
  ['2.5.1', 'standard', undefined],
  ['1.4.2', 'both', undefined],
  ['1.8.5', 'both', outOfDate('1.8.5')],
  ['2.1.4', 'both', outOfDate('2.1.4')],
  ['2.5.1', 'both', undefined],
] as const)('Poetry %s and the tables that it does not look at: %s', async (release, tables, why) => {
  const lines = [onlyLock, `RUN pip install poetry==${release} && poetry install --no-root`];
  const said = await saidOf(lines, '2.1', { standard, both }[tables], hashes[tables]);
  expect(said).toEqual(why === undefined ? [] : [why]);
});

async function saidOf(
  lines: readonly string[],
  version: string,
  pyproject: string,
  hash?: string,
): Promise<readonly string[] | undefined> {
  const text = ['FROM python:3.12-slim', 'WORKDIR /app', ...lines, ''].join('\n');
  const plans = await planDockerfile(
    dockerfilePlan(text, { 'poetry.lock': lock(version, hash), 'pyproject.toml': pyproject }),
  );
  return plans[0]?.targets[0]?.stage?.stops?.map((each) => each.why).filter((each) => each.startsWith('Poetry'));
}
