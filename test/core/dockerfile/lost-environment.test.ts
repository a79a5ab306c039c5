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
    [`${poetry}\nENV POETRY_VIRTUALENVS_CREATE=false\nRUN poetry install`, 'poetry at line 6'],
    [`${pipenv}\nRUN pipenv sync`, 'pipenv at line 5'],
    [`${uv}\nENV UV_PROJECT_ENVIRONMENT=/opt/venv\nRUN uv sync --frozen`, 'uv at line 6'],
  ])('is not there: %s', async (builder, who) => {
    expect(await said(builder)).toEqual([
      `${who} makes its environment elsewhere: there is no /app/.venv to copy, and the build stops`,
    ]);
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
