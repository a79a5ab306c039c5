// The Python that uv takes of itself: as uv 0.13.9 does beside a project (`uv sync`, with UV_PYTHON_DOWNLOADS automatic and never).

import { expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const lock = (range: string): string =>
  `version = 1\nrequires-python = "${range}"\n[[package]]\nname = "app"\nversion = "1"\nsource = { editable = "." }\n`;

const whyNot = async (lines: readonly string[], files: Readonly<Record<string, string>>, python?: string) => {
  const text = ['FROM python:3.12-slim', 'RUN pip install uv==0.9.0', 'COPY . /app', 'WORKDIR /app', ...lines, ''].join(
    '\n',
  );
  const plans = await planDockerfile({
    ...dockerfilePlan(text, files),
    ...(python === undefined ? {} : { facts: { python } }),
  });
  return plans[0]?.targets[0]?.stage?.unchecked?.map(({ why }) => why);
};

const outside = 'uv.lock is for Python >=3.14, the image has 3.12.14, and uv fetches another: say --python';
const pinned = '.python-version asks uv for Python 3.13, and the image has 3.12.14: say --python';

it.each([
  [['RUN uv sync --frozen'], { 'uv.lock': lock('>=3.14') }, [outside]],
  [['RUN uv sync --frozen'], { 'uv.lock': lock('>=3.12') }, []],
  // Nothing is fetched, and the lock is refused: that is said by WC103.
  [['ENV UV_PYTHON_DOWNLOADS=never', 'RUN uv sync --frozen'], { 'uv.lock': lock('>=3.14') }, []],
  [['RUN uv sync --frozen --no-python-downloads'], { 'uv.lock': lock('>=3.14') }, []],
  [['RUN uv sync --frozen'], { 'uv.lock': lock('>=3.12'), '.python-version': '3.13\n' }, [pinned]],
  [['RUN uv venv /v', 'RUN VIRTUAL_ENV=/v uv pip install six==1.16.0'], { '.python-version': '3.13\n' }, [pinned]],
  [['RUN uv venv -p 3.12 /v', 'RUN VIRTUAL_ENV=/v uv pip install six==1.16.0'], { '.python-version': '3.13\n' }, []],
  [['RUN uv venv /v', 'RUN uv pip install --system six==1.16.0'], { '.python-version': '3.13\n' }, []],
] as const)('%j beside %j', async (lines, files, why) => {
  expect(await whyNot(lines, files)).toEqual(why);
});

it('is not asked where somebody says the Python', async () => {
  expect(await whyNot(['RUN uv sync --frozen'], { 'uv.lock': lock('>=3.14') }, '3.14')).toEqual([]);
});
