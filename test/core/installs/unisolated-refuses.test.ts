// --no-build-isolation of the user's own project where nothing builds it. pip 23.2.1 and 26.3 in an environment of Python 3.12:
//   ModuleNotFoundError: No module named 'setuptools'; uv 0.13.9 the same

import { expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const setup = { 'setup.py': 'from setuptools import setup\nsetup(name="app", version="1")\n' };
const hatch = {
  'pyproject.toml':
    '[build-system]\nrequires = ["hatchling>=1.20", "pip"]\nbuild-backend = "hatchling.build"\n[project]\nname = "app"\nversion = "1"\ndependencies = ["six"]\n',
  'app/__init__.py': '',
};

async function stops(
  commands: readonly string[],
  context: Readonly<Record<string, string>>,
  image: string,
): Promise<readonly string[]> {
  const lines = [`FROM ${image}`, 'WORKDIR /app', 'COPY . .', ...commands.map((each) => `RUN ${each}`), ''];
  const plans = await planDockerfile(dockerfilePlan(lines.join('\n'), context));
  return (plans[0]?.targets[0]?.stage?.stops ?? []).flatMap(({ why, remedy, whereClosed }) =>
    whereClosed === true ? [] : [`${why}; ${remedy}`],
  );
}

const lacks = (tool: string, name: string): string =>
  `${tool} builds the project itself without isolation, and ${name} is not there; install ${name} before it, or take --no-build-isolation out`;
const build = 'pip install --no-build-isolation .';

it.each<readonly [commands: readonly string[], context: Readonly<Record<string, string>>, why: string | undefined]>([
  [[build], setup, lacks('pip', 'setuptools')],
  [['PIP_NO_BUILD_ISOLATION=0 pip install .'], setup, lacks('pip', 'setuptools')],
  [['python -m venv /v && /v/bin/pip install --no-build-isolation .'], setup, lacks('pip', 'setuptools')],
  [[build], hatch, lacks('pip', 'hatchling')],
  [['pip install setuptools', build], setup, undefined],
  [['pip install hatchling', build], hatch, undefined],
  [['pip install .'], setup, undefined],
  [[`${build} || true`], setup, undefined],
])('%j', async (commands, context, why) => {
  expect(await stops(commands, context, 'python:3.12-slim')).toEqual(why === undefined ? [] : [why]);
});

it('images before Python 3.12 have setuptools', async () => {
  expect(await stops([build], setup, 'python:3.11-slim')).toEqual([]);
});
