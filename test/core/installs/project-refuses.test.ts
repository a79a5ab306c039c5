// Projects whose build backend ends without a file that pyproject.toml names, or without a module: each seen of `pip wheel .` in a folder without it.

import { expect, it } from 'vitest';
import { installationsIn } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const project = (backend: string, more = ''): string =>
  `[build-system]\nbuild-backend = "${backend}"\n[project]\nname = "my-app"\nversion = "1"\nreadme = "README.md"\n${more}dependencies = ["six==1.16.0"]\n`;
const lock = `version = 1
requires-python = ">=3.11"

[[package]]
name = "my-app"
version = "1"
source = { editable = "." }
dependencies = [{ name = "six" }]

[[package]]
name = "six"
version = "1.16.0"
source = { registry = "https://index.example/simple" }
sdist = { url = "https://files.example/six-1.16.0.tar.gz", hash = "sha256:00", size = 1 }
`;

async function whyIn(lines: readonly string[], pyproject: string, ignored = ''): Promise<readonly string[]> {
  const text = ['FROM python:3.12-slim', 'RUN pip install uv', 'WORKDIR /app', ...lines, ''].join('\n');
  const files = {
    'pyproject.toml': pyproject,
    'uv.lock': lock,
    'README.md': '',
    LICENSE: '',
    'my_app/__init__.py': '',
    'src/my_app/__init__.py': '',
    'backend/my_app/__init__.py': '',
    'My/App_x/__init__.py': '',
    'hatch.toml': '',
    '.dockerignore': ignored,
  };
  const { unchecked } = await installationsIn(dockerfilePlan(text, files, { listed: true }));
  return [...new Set(unchecked.flatMap(({ why, stops }) => (stops === true ? [why] : [])))];
}

const copied = 'COPY pyproject.toml uv.lock ./';
const pips = (name: string): readonly string[] => [
  `pip builds the project itself, whose ${name} is not in the image there`,
];
const uvs = (name: string): readonly string[] => [
  `uv builds the project itself, whose ${name} is not in the image there`,
];

it.each([
  ['hatchling.build', pips('README.md')],
  ['flit_core.buildapi', pips('README.md')],
  ['poetry.core.masonry.api', pips('README.md')],
  ['pdm.backend', pips('README.md')],
  ['uv_build', pips('README.md')],
  ['scikit_build_core.build', pips('README.md')],
  // They warn, or nobody has looked.
  ['setuptools.build_meta', []],
  ['backend_of_my_own', []],
])('a README that %s does not find', async (backend, why) => {
  expect(await whyIn([copied, 'RUN pip install .'], project(backend))).toEqual(why);
});

const hatch = project('hatchling.build');

it.each<[lines: readonly string[], pyproject: string, why: readonly string[]]>([
  [[copied, 'RUN pip install -e .'], hatch, pips('README.md')],
  [[copied, 'RUN pip install .', 'COPY . .'], hatch, pips('README.md')],
  [['COPY . .', 'RUN pip install .'], hatch, []],
  [['COPY . /src', 'RUN pip install /src'], hatch, []],
  [['RUN --mount=type=bind,target=. pip install .'], hatch, []],
  [['COPY pyproject.toml README.md ./', 'RUN pip install .'], hatch, pips('my_app')],
  [['COPY pyproject.toml README.md ./', 'COPY src src', 'RUN pip install .'], hatch, []],
  [['COPY pyproject.toml README.md ./', 'COPY my_app my_app', 'RUN pip install .'], hatch, []],
  [
    ['COPY pyproject.toml README.md ./', 'RUN pip install .'],
    `${hatch}[tool.hatch.build.targets.wheel]\npackages = ["x"]\n`,
    [],
  ],
  [
    ['COPY pyproject.toml README.md ./', 'COPY my_app my_app', 'RUN pip install .'],
    project('uv_build'),
    pips('src/my_app'),
  ],
  [['COPY pyproject.toml README.md ./', 'RUN pip install .'], project('pdm.backend'), []],
  [
    ['COPY pyproject.toml README.md ./', 'COPY src src', 'RUN pip install .'],
    project('hatchling.build', 'license = { file = "LICENSE" }\n'),
    pips('LICENSE'),
  ],
  [[copied, 'RUN touch README.md && mkdir my_app && touch my_app/__init__.py && pip install .'], hatch, []],
  [[copied, 'RUN pip install . || true'], hatch, []],
  [['COPY pyproject.toml ./', 'RUN pip install six'], hatch, []],
])('%j', async (lines, pyproject, why) => {
  expect(await whyIn(lines, pyproject)).toEqual(why);
});

// As hatchling 1.27, flit_core 3.12 and uv_build 0.8 look for them.
it.each<[project: string, copies: readonly string[], why: readonly string[]]>([
  ['a folder of a namespace', ['COPY backend backend'], []],
  ['written there', ['RUN mkdir -p backend/my_app && touch backend/my_app/__init__.py'], []],
  ['hatch.toml', ['COPY hatch.toml ./'], []],
  ['without a module', [], pips('my_app')],
])('hatchling: %s', async (_, copies, why) => {
  expect(await whyIn(['COPY pyproject.toml README.md ./', ...copies, 'RUN pip install .'], hatch)).toEqual(why);
});

const dotted = (backend: string): string => project(backend).replace('my-app', 'My.App-x');
it.each<[backend: string, copies: string, why: readonly string[]]>([
  ['flit_core.buildapi', 'my_app my_app', pips('My/App_x')],
  ['flit_core.buildapi', 'My My', []],
  ['hatchling.build', 'my_app My.App_x', []],
  ['hatchling.build', 'my_app src/my_app_x', []],
  ['uv_build', 'my_app src/my_app_x', []],
])('My.App-x of %s: COPY %s', async (backend, copies, why) => {
  const lines = ['COPY pyproject.toml README.md ./', `COPY ${copies}`, 'RUN pip install .'];
  expect(await whyIn(lines, dotted(backend))).toEqual(why);
});

it.each([
  ['readme = ""', ''],
  ['readme = "README.md"', 'license = { file = "LICENSE*" }\n'],
  ['readme = { file = "", content-type = "text/plain" }', ''],
])('no name of a file: %s %s', async (readme, more) => {
  const text = project('hatchling.build', more).replace('readme = "README.md"', readme);
  expect(await whyIn(['COPY pyproject.toml README.md ./', 'COPY src src', 'RUN pip install .'], text)).toEqual([]);
});

it.each<[lines: readonly string[], why: readonly string[]]>([
  [[copied, 'RUN uv sync --frozen'], uvs('README.md')],
  [['COPY pyproject.toml uv.lock README.md ./', 'RUN uv sync --frozen'], uvs('my_app')],
  [[copied, 'RUN uv sync --frozen --no-install-project'], []],
  [[copied, 'RUN uv sync --frozen --no-install-project', 'COPY . .', 'RUN uv sync --frozen'], []],
  // As `uv sync --help` says them: the workspace is with its root, what is local with the project.
  [[copied, 'RUN uv sync --frozen --no-install-workspace'], []],
  [[copied, 'RUN uv sync --frozen --no-install-local'], []],
  [[copied, 'RUN uv sync --frozen --no-install-package My_App'], []],
  [[copied, 'RUN uv sync --frozen --no-install-package=six --no-install-package=my-app'], []],
  [[copied, 'RUN uv sync --frozen --no-install-package six'], uvs('README.md')],
  [[copied, 'ENV UV_NO_INSTALL_WORKSPACE=1', 'RUN uv sync --frozen'], []],
  [[copied, 'RUN UV_NO_INSTALL_LOCAL=true uv sync --frozen'], []],
  [[copied, 'RUN uv sync --frozen --only-group dev'], []],
  [[copied, 'RUN uv pip install --system -r pyproject.toml'], []],
  [[copied, 'RUN uv pip install --system .'], uvs('README.md')],
])('of uv: %j', async (lines, why) => {
  expect(await whyIn(lines, hatch)).toEqual(why);
});

it('a README that COPY . . would bring, and .dockerignore keeps out', async () => {
  expect(await whyIn(['COPY . .', 'RUN pip install .'], hatch, '*.md\n')).toEqual(pips('README.md'));
});

it('uv sync leaves out what is said to be no package, and uv pip does not', async () => {
  const none = `${hatch}[tool.uv]\npackage = false\n`;
  expect(await whyIn([copied, 'RUN uv sync --frozen'], none)).toEqual([]);
  expect(await whyIn([copied, 'RUN uv pip install --system .'], none)).toEqual(uvs('README.md'));
});
