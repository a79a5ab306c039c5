// A project without a lock: what pip would ask for of it, its extras and its groups, each at its line.

import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../../packages/core/src/manifest/formats.ts';
import type { Manifest } from '../../../../packages/core/src/manifest/manifest.ts';
import type { Selection } from '../../../../packages/core/src/manifest/selection.ts';
import { select } from '../../../../packages/core/src/select/select.ts';
import { linux, nothingAsked } from '../machines.ts';
import { readManifest } from '../../../support/read-manifest.ts';

const pyproject = `[project]
name = "shop"
version = "1.0"
dependencies = [
  "requests>=2.28",
  "Pandas; python_version < '3.9'",
]

[project.optional-dependencies]
web = ["flask", "requests>=2.28"]

[dependency-groups]
test = ["pytest", { include-group = "lint" }]
lint = ["ruff==0.4.0"]
`;

/** `requests >=2.28 :5 main`. */
const rows = ({ packages }: Manifest): readonly string[] =>
  packages.map(
    ({ name, version, specifier, at, groups, optional, markerText }) =>
      `${name} ${version ?? specifier ?? '*'} :${at.line} ${optional ? 'optional' : groups.join('+')}${markerText ? ` if ${markerText}` : ''}`,
  );

function read(files: Readonly<Record<string, string>>, path: string): Promise<Manifest> {
  return readManifest(path, files[path] ?? '', (name) => Promise.resolve(files[name]));
}

describe('a project file', () => {
  it('is read by its name', () => {
    for (const name of ['pyproject.toml', 'setup.cfg', 'setup.py']) expect(formatOf(`a/${name}`, '').id).toBe(name);
  });

  it('asks for what its project asks for, and by flags for extras and groups', async () => {
    const manifest = await read({ 'pyproject.toml': pyproject }, 'pyproject.toml');
    expect(rows(manifest)).toEqual([
      'shop 1.0 :2 main',
      'requests >=2.28 :5 main',
      'pandas * :6 main if python_version < "3.9"',
      'flask * :10 optional',
      'pytest * :13 test',
      'ruff 0.4.0 :14 test+lint',
    ]);
    expect(manifest.extras).toEqual({ web: ['flask'] });
    expect(manifest.groups.map(({ name }) => name)).toEqual(['test', 'lint']);
  });

  // coqui-ai/TTS 0.22: pyproject.toml names the build backend alone, and setup.py reads each extra from a file.
  it.each(['setup.py', 'pyproject.toml'])('may have any extra where setup.py computes them: %s', async (path) => {
    const setup = (extras: string): string =>
      `from setuptools import setup\nsetup(name="tts", version="1", install_requires=["six"], extras_require=${extras})\n`;
    const files = (extras: string) => ({
      'pyproject.toml': '[build-system]\nrequires = ["setuptools"]\n',
      'setup.py': setup(extras),
    });
    const asked: Selection = { ...nothingAsked, extras: ['all'] };
    const open = await read(files('{"all": open("all.txt").readlines()}'), path);
    expect(open.packages.map(({ local }) => local?.computed ?? [])).toEqual([['setup.py computes extras_require'], []]);
    const selected = await select(open, asked, linux('3.10'));
    expect(selected.map(({ package: { name }, state }) => `${name} ${state}`)).toEqual([
      'tts skipped',
      'six installed',
    ]);
    const stated = await read(files('{"web": ["flask"]}'), path);
    await expect(select(stated, asked, linux('3.10'))).rejects.toThrow(`${path} has no extra all`);
  });

  it('asks for what the extra asks for that is named, and for no version of another one', async () => {
    const text = `[project]
name = "shop"
version = "1.0"
dependencies = ["httpx"]
[project.optional-dependencies]
old = ["django==4.2.16", "httpx[http2]"]
new = ["django==5.1.4", "shop[old2]"]
old2 = ["six"]
[dependency-groups]
plain = ["coverage"]
full = ["coverage[toml]"]
`;
    const manifest = await read({ 'pyproject.toml': text }, 'pyproject.toml');
    const chosen = async (more: Partial<Selection>): Promise<readonly string[]> =>
      (await select(manifest, { ...nothingAsked, ...more }, linux('3.12.1'))).flatMap((one) =>
        one.state === 'installed' ? [`${one.package.name}[${one.package.extras.join()}] ${one.package.version}`] : [],
      );
    expect(await chosen({ extras: ['old'] })).toEqual([
      'httpx[] undefined',
      'httpx[http2] undefined',
      'django[] 4.2.16',
    ]);
    expect(await chosen({ extras: ['new'] })).toEqual(['httpx[] undefined', 'django[] 5.1.4', 'six[] undefined']);
    expect(await chosen({ with: ['full'] })).toEqual(['httpx[] undefined', 'coverage[toml] undefined']);
  });

  it('stands at the lines of the files that it takes its dependencies from', async () => {
    const dynamic = `[project]
name = "shop"
dynamic = ["version", "dependencies", "optional-dependencies"]
[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"
[tool.setuptools.dynamic]
dependencies = { file = ["requirements.in"] }
optional-dependencies.dev = { file = ["dev.in"] }
`;
    const files = {
      'web/pyproject.toml': dynamic,
      'requirements.in': 'httpx[http2]\n# for the console\nrich>=13\n',
      'dev.in': '\nruff\n',
    };
    const { packages } = await read(files, 'web/pyproject.toml');
    expect(packages.map(({ name, at }) => `${name} ${at.path}:${at.line}`)).toEqual([
      'shop web/pyproject.toml:2',
      'httpx web/requirements.in:1',
      'rich web/requirements.in:3',
      'ruff web/dev.in:2',
    ]);
  });

  it("has Poetry's groups as well, with what they include", async () => {
    const poetry = `[tool.poetry]
name = "shop"
version = "1.0"
[tool.poetry.dependencies]
python = "^3.9"
requests = "^2.28"
[tool.poetry.group.dev]
include-groups = ["lint"]
[tool.poetry.group.dev.dependencies]
pytest = { version = "^8", extras = ["own"], python = ">=3.10" }
mylib = { path = "../mylib" }
[tool.poetry.group.docs]
optional = true
[tool.poetry.group.docs.dependencies]
sphinx = "*"
[dependency-groups]
lint = ["ruff==0.4.0"]
[build-system]
requires = ["poetry-core"]
build-backend = "poetry.core.masonry.api"
`;
    const manifest = await read({ 'pyproject.toml': poetry }, 'pyproject.toml');
    expect(rows(manifest)).toEqual([
      'shop 1.0 :2 main',
      'requests <3,>=2.28 :6 main',
      'ruff 0.4.0 :17 lint+dev',
      'pytest <9,>=8 :10 dev if python_version >= "3.10"',
      'mylib * :11 dev',
      'sphinx * :15 docs',
    ]);
    expect(manifest.groups.map(({ name }) => name)).toEqual(['lint', 'dev', 'docs']);
    const old = await read(
      { 'pyproject.toml': '[tool.poetry]\nname = "shop"\n[tool.poetry.dev-dependencies]\npytest = "*"\n' },
      'pyproject.toml',
    );
    expect(rows(old)).toContain('pytest * :4 dev');
    // An application: pip has nothing to build there, and Poetry installs it all the same
    const application =
      '[tool.poetry]\npackage-mode = false\n[tool.poetry.dependencies]\npython = "^3.9"\nrequests = "^2.28"\n';
    expect(rows(await read({ 'pyproject.toml': application }, 'pyproject.toml'))).toContain(
      'requests <3,>=2.28 :5 main',
    );
    // Its extras as well: `poetry install --extras cache`
    const withExtras = `${application}redis = { version = "^5.0", optional = true }
httpx = { version = "*", optional = true, python = ">=3.10" }
[tool.poetry.extras]
cache = ["redis"]
All_Of = ["redis", "httpx"]
`;
    const own = await read({ 'pyproject.toml': withExtras }, 'pyproject.toml');
    expect(own.extras).toEqual({ cache: ['redis'], 'all-of': ['redis', 'httpx'] });
    const optional = own.packages.filter((row) => row.optional === true);
    expect(new Set(optional.map(({ name, specifier, markerText }) => [name, specifier, markerText].join(' ')))).toEqual(
      new Set(['redis <6,>=5.0 ', 'httpx  python_version >= "3.10"']),
    );
  });

  it('reads setup.cfg and a setup.py with literals', async () => {
    const cfg = '[metadata]\nname = shop\n[options]\ninstall_requires =\n    flask>=2\n    click\n';
    const script = 'from setuptools import setup\nsetup(\n    name="shop",\n    install_requires=["flask>=2"],\n)\n';
    expect(
      rows(await read({ 'setup.cfg': cfg, 'setup.py': 'from setuptools import setup\nsetup()\n' }, 'setup.cfg')),
    ).toEqual(['shop * :2 main', 'flask >=2 :5 main', 'click * :6 main']);
    expect(rows(await read({ 'setup.py': script }, 'setup.py'))).toEqual(['shop * :3 main', 'flask >=2 :4 main']);
  });

  it.each([
    ['a = [{ include-group = "a" }]', 'the group a includes itself'],
    ['a = [{ include-group = "b" }]', 'there is no group b'],
  ])('refuses %s', async (groups, problem) => {
    const text = `[project]\nname = "shop"\nversion = "1"\n[dependency-groups]\n${groups}\n`;
    await expect(read({ 'pyproject.toml': text }, 'pyproject.toml')).rejects.toThrow(problem);
  });
});
