// Poetry by release, each tried in an environment of its own: `The option "--no-dev" does not exist`, `The command "export" does not exist`.

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

it.each([
  ['2.1.1', 'poetry install --no-root --no-dev', 'Poetry 2.1.1 has no option --no-dev: Poetry 2.0.0 has it no more'],
  ['2.1.1', 'poetry export -o r.txt', 'Poetry 2.1.1 has no command export: poetry-plugin-export brings it'],
  ['1.1.15', 'poetry install --without dev', 'Poetry 1.1.15 has no option --without: Poetry 1.2.0 has it'],
  ['1.1.15', 'poetry install --only=main', 'Poetry 1.1.15 has no option --only: Poetry 1.2.0 has it'],
  ['1.1.15', 'poetry sync', 'Poetry 1.1.15 has no command sync: poetry install --sync is its own'],
  ['2.1.1 poetry-plugin-export', 'poetry export -o r.txt', undefined],
  ['1.8.5', 'poetry export -o r.txt', undefined],
  ['1.8.5', 'poetry install --no-dev', undefined],
  ['1.8.5', 'poetry install --without dev --sync', undefined],
  ['1.1.15', 'poetry install --no-dev', undefined],
  ['', 'poetry install --no-dev', 'Poetry 2.2.1 has no option --no-dev: Poetry 2.0.0 has it no more'],
  ['<2', 'poetry install --no-dev', undefined],
  ['2.1.1', 'poetry install --without dev', undefined],
  ['2.1.1', 'poetry self add poetry-plugin-export && poetry export -o r.txt', undefined],
])('%s: %s', async (version, command, why) => {
  const text = `FROM python:3.9-slim
RUN pip install ${/^\d/.test(version) ? `poetry==${version}` : `'poetry${version}'`}
COPY pyproject.toml poetry.lock ./
RUN ${command}
`;
  expect(await refusalsIn(text)).toEqual(why === undefined ? [] : [why]);
});

// By other roads, and with more words than a version: the release, and the plugins beside it.
it.each([
  ['curl -sSL https://install.python-poetry.org | python3 - --version=1.8.3', 'poetry install --no-dev', undefined],
  ['curl -sSL https://install.python-poetry.org | python3 - --version 1.8.3', 'poetry install --no-dev', undefined],
  [
    'curl -sSL https://install.python-poetry.org | python3 - --git https://git.example/poetry.git',
    'poetry install --no-dev',
    undefined,
  ],
  ['curl -sSL https://install.python-poetry.org | python3 - --preview', 'poetry install --no-dev', undefined],
  [
    'curl -sSL https://install.python-poetry.org | python3 - --yes',
    'poetry install --no-dev',
    'Poetry 2.5.1 has no option --no-dev: Poetry 2.0.0 has it no more',
  ],
  ['pip install -c constraints.txt poetry', 'poetry install --no-dev', undefined],
  ['pip install --constraint=constraints.txt poetry', 'poetry install --no-dev', undefined],
  ['PIP_CONSTRAINT=constraints.txt pip install poetry', 'poetry install --no-dev', undefined],
  ['pip install --index-url https://index.example/simple poetry', 'poetry install --no-dev', undefined],
  [
    'pip install --no-cache-dir -U poetry',
    'poetry install --no-dev',
    'Poetry 2.5.1 has no option --no-dev: Poetry 2.0.0 has it no more',
  ],
  ['pip install poetry==1.8.5 && pip install poetry', 'poetry install --no-dev', undefined],
  [
    'pip install poetry==1.8.5 && pip install -U poetry',
    'poetry install --no-dev',
    'Poetry 2.5.1 has no option --no-dev: Poetry 2.0.0 has it no more',
  ],
  ['pipx install poetry==2.1.4 && pipx inject poetry poetry-plugin-export', 'poetry export -o r.txt', undefined],
  ['pipx install --preinstall poetry-plugin-export poetry==2.1.4', 'poetry export -o r.txt', undefined],
  ['pip install uv && uv tool install --with poetry-plugin-export poetry==2.1.4', 'poetry export -o r.txt', undefined],
  [
    'pip install uv && uv tool install --with=a,poetry-plugin-export poetry==2.1.4',
    'poetry export -o r.txt',
    undefined,
  ],
  [
    'pipx install poetry==2.1.4 && pipx inject poetry poetry-plugin-shell',
    'poetry export -o r.txt',
    'Poetry 2.1.4 has no command export: poetry-plugin-export brings it',
  ],
])('%s: %s', async (brings, command, why) => {
  const text = `FROM python:3.12
RUN apt-get update && apt-get install -y pipx
RUN ${brings}
COPY pyproject.toml poetry.lock ./
RUN ${command}
`;
  expect(await refusalsIn(text)).toEqual(why === undefined ? [] : [why]);
});

// pipenv 2022.8.5 and 2022.8.13.
it.each([
  ['3.12', 'pipenv', 'pipenv 2026.10.3 has no option lock --requirements: pipenv requirements is its own'],
  ['3.12', 'pipenv==2022.8.13', 'pipenv 2022.8.13 has no option lock --requirements: pipenv requirements is its own'],
  ['3.12', 'pipenv==2022.8.5', undefined],
  ['3.6', 'pipenv', undefined],
])('on %s %s lock -r', async (python, pipenv, why) => {
  const text = `FROM python:${python}-slim
RUN pip install ${pipenv}
COPY Pipfile Pipfile.lock ./
RUN pipenv lock -r > r.txt
`;
  const [stage] = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  expect(stage?.state.notFollowed.map((each) => each.why)).toEqual(why === undefined ? [] : [why]);
});

/** What is said of the release of Poetry. */
async function refusalsIn(text: string): Promise<readonly string[]> {
  const [stage] = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  const said = stage?.state.notFollowed.map(({ why }) => why) ?? [];
  return said.filter((why) => why.startsWith('Poetry '));
}
