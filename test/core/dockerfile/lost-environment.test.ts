// A COPY of a `.venv` that its installer did not make: Poetry and pipenv put theirs elsewhere unless they are told to.

import { describe, expect, it } from 'vitest';
import { findStages } from '../../../packages/core/src/dockerfile/find-stage.ts';

async function said(builder: string, copied = '/app/.venv'): Promise<readonly string[]> {
  const text = `FROM python:3.12-slim AS b\nWORKDIR /app\n${builder}\nFROM python:3.12-slim\nCOPY --from=b ${copied} ${copied}\n`;
  const asked = { path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' } as const;
  return (await findStages(asked)).notFollowed.map(({ why }) => why);
}

const files = 'COPY pyproject.toml poetry.lock Pipfile.lock ./';
const poetry = `RUN pip install poetry\n${files}`;
const pipenv = `RUN pip install pipenv\n${files}`;
const uv = 'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/\nCOPY pyproject.toml uv.lock ./';

describe('a .venv that is copied', () => {
  it.each([
    [`${poetry}\nRUN poetry install`, 'poetry at line 5'],
    [`${poetry}\nENV POETRY_VIRTUALENVS_IN_PROJECT=false\nRUN poetry install`, 'poetry at line 6'],
    [`${poetry}\nENV POETRY_VIRTUALENVS_PATH=/opt/envs\nRUN poetry install`, 'poetry at line 6'],
    [`${pipenv}\nENV WORKON_HOME=/opt/envs\nRUN pipenv sync`, 'pipenv at line 6'],
    [`${pipenv}\nRUN pipenv sync`, 'pipenv at line 5'],
    [`${uv}\nENV UV_PROJECT_ENVIRONMENT=/opt/venv\nRUN uv sync --frozen`, 'uv at line 6'],
  ])('is not there: %s', async (builder, who) => {
    expect(await said(builder)).toEqual([`${who} makes its environment elsewhere: there is no /app/.venv to copy`]);
  });

  it.each(['ENV POETRY_VIRTUALENVS_CREATE=false', 'RUN poetry config virtualenvs.create false'])(
    'is not there, since Poetry makes none: %s',
    async (setting) => {
      const text = `FROM python:3.12-slim AS b\nWORKDIR /app\n${poetry}\n${setting}\nRUN poetry install\nFROM python:3.12-slim\nCOPY --from=b /app/.venv /app/.venv\n`;
      const asked = { path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' } as const;
      expect((await findStages(asked)).notFollowed).toMatchObject([
        {
          why: 'poetry at line 6 makes no environment: there is no /app/.venv to copy',
          remedy: 'set ENV POETRY_VIRTUALENVS_CREATE=true POETRY_VIRTUALENVS_IN_PROJECT=true before poetry installs',
        },
      ]);
    },
  );

  it.each([
    `${uv}\nENV UV_PROJECT_ENVIRONMENT=/app/.venv\nWORKDIR /src\nCOPY pyproject.toml uv.lock ./\nRUN uv sync --frozen`,
    `${poetry}\nENV POETRY_VIRTUALENVS_PATH=/app/.venv\nRUN poetry install`,
    `${poetry}\nRUN poetry config virtualenvs.path /app/.venv && poetry install`,
    `${poetry}\nENV POETRY_CACHE_DIR=/app/.venv\nRUN poetry install`,
    `${pipenv}\nENV WORKON_HOME=/app/.venv\nRUN pipenv sync`,
    `${pipenv}\nENV WORKON_HOME=/app PIPENV_CUSTOM_VENV_NAME=.venv\nRUN pipenv sync`,
  ])('is where a variable puts it: %s', async (builder) => {
    expect((await said(builder)).filter((why) => why.includes('.venv'))).toEqual([]);
  });

  it.each([
    `${poetry}\nENV POETRY_VIRTUALENVS_IN_PROJECT=1\nRUN poetry install`,
    `${poetry}\nRUN POETRY_VIRTUALENVS_IN_PROJECT=true poetry install`,
    `${poetry}\nRUN poetry config virtualenvs.in-project true && poetry install`,
    `${poetry}\nRUN poetry config --local virtualenvs.in-project true && poetry install`,
    `${poetry}\nARG IN\nENV POETRY_VIRTUALENVS_IN_PROJECT=$IN\nRUN poetry install`,
    `${poetry}\nRUN python -m venv .venv && poetry install`,
    `${poetry}\nRUN mkdir .venv && poetry install`,
    `${poetry}\nRUN poetry install\nRUN cp -r /root/.cache/pypoetry/virtualenvs/* /app/.venv`,
    `${poetry}\nCOPY poetry.toml ./\nRUN poetry install`,
    `${poetry}\nCOPY . .\nRUN poetry install`,
    `${pipenv}\nRUN PIPENV_VENV_IN_PROJECT=1 pipenv sync`,
    `${uv}\nRUN uv sync --frozen`,
    `${uv}\nENV UV_PROJECT_ENVIRONMENT=.venv\nRUN uv sync --frozen`,
    `${poetry}\n${uv}\nRUN uv sync --frozen && poetry install`,
  ])('is there, or may be: %s', async (builder) => {
    expect((await said(builder)).filter((why) => why.includes('.venv'))).toEqual([]);
  });

  it('is another stage’s, or another folder’s', async () => {
    expect(await said(`${poetry}\nRUN poetry install`, '/srv/.venv')).toEqual([]);
  });
});
