import { describe, expect, it } from 'vitest';
import { installedInto } from '../../../packages/core/src/dockerfile/installed-into.ts';
import { installPlaces } from '../../../packages/core/src/dockerfile/install-places.ts';

type Variables = Readonly<Record<string, string>>;

function around(command: string, variables: Variables, entered?: string): Parameters<typeof installPlaces>[1] {
  return { words: command.split(' '), folder: '/app', valueOf: (name) => variables[name], entered };
}

function paths(command: string, variables: Variables = {}, entered?: string): readonly string[] {
  const words = command.split(' ');
  const [tool = ''] = words.flatMap((word) => /(?:^|\/)(pip|uv|poetry|pipenv|pdm)$/.exec(word)?.[1] ?? []);
  return installPlaces(tool, around(command, variables, entered), 'root').map(({ path }) => path);
}

const uvs = { UV_PROJECT_ENVIRONMENT: '/opt/uv' };
const active = { VIRTUAL_ENV: '/opt/venv' };

describe('where a command surely installs is the one place that it may have', () => {
  it.each([
    ['pip install --target=/deps six', {}, '/deps'],
    ['pip install six', { PIP_PREFIX: '/install' }, '/install'],
    ['/opt/venv/bin/pip install six', {}, '/opt/venv'],
    ['/opt/venv/bin/python -m pip install six', {}, '/opt/venv'],
    ['pip --python /opt/venv/bin/python install six', {}, '/opt/venv'],
    ['uv pip install --python /opt/venv six', {}, '/opt/venv'],
    ['uv pip install six', { UV_PYTHON: '/opt/venv/bin/python' }, '/opt/venv'],
    ['uv pip install --target /deps six', active, '/deps'],
    ['/opt/venv/bin/python -m uv pip install six', {}, '/opt/venv'],
  ])('%s %o', (command, variables, place) => {
    expect(paths(command, variables)).toEqual([place]);
    const tool = command.includes('uv pip') ? 'uv' : 'pip';
    expect(installedInto(tool, around(command, variables), new Set())).toBe(place);
  });

  it.each(['pip install six', 'uv pip install six', 'poetry install', 'pipenv sync', 'pdm sync'])(
    'an environment that was entered: %s',
    (command) => expect(paths(command, {}, '/opt/venv')).toEqual(['/opt/venv']),
  );
});

describe('where an installer of projects lies, and what --python is made of, is not where it installs', () => {
  it.each([
    ['/opt/poetry/bin/poetry install', {}],
    ['/opt/tools/bin/uv sync', {}],
    ['/opt/tools/bin/python -m uv sync', {}],
    ['/opt/tools/bin/uv pip install six', {}],
    ['/opt/tools/bin/pdm sync', {}],
    ['uv sync --python /opt/python/bin/python3.12', {}],
    ['/opt/tools/bin/pipenv sync', {}],
  ])('%s %o', (command, variables) => expect(paths(command, variables)).toContain('/app/.venv'));

  it('what a user has alone lies beside the packages of the system', () => {
    expect(paths('pipenv install --system', { PYTHONUSERBASE: '/pyroot' })).toEqual([
      '/pyroot',
      '/usr/local',
      '/usr/lib/python3',
      '/root/.local',
    ]);
  });

  it('uv leaves an environment that was entered alone for a project, unless it is told to take it', () => {
    expect(paths('uv sync', {}, '/opt/venv')).toContain('/app/.venv');
    expect(paths('uv sync --active --frozen', {}, '/opt/venv')).toEqual(['/opt/venv']);
  });
});

describe('a variable counts for the commands that read it', () => {
  it.each([
    ['uv', 'uv sync', uvs, '/opt/uv'],
    ['uv', 'uv pip install six', uvs, undefined],
    ['uv', 'uv pip install six', active, '/opt/venv'],
    ['uv', 'uv sync', active, undefined],
    ['poetry', 'poetry install', active, '/opt/venv'],
    ['pip', 'pip install six', active, '/'],
    ['uv', 'uv pip install --system six', active, '/'],
    ['uv', 'uv pip install six', { ...active, UV_SYSTEM_PYTHON: '1' }, '/'],
    ['pipenv', 'pipenv install --system', active, '/'],
  ])('%s: %s %o', (tool, command, variables, into) => {
    expect(installedInto(tool, around(command, variables), new Set())).toBe(into);
  });
});
