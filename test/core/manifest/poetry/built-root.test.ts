// Projects of which `poetry install` runs a build script: by poetry/masonry/builders/editable.py of 2.1.4, whose EditableBuilder asks no other backend.

import { expect, it } from 'vitest';
import { readManifest } from '../../../support/read-manifest.ts';

const lock = (version: string): string =>
  `package = []\n[metadata]\nlock-version = "${version}"\npython-versions = ">=3.11"\ncontent-hash = ""\n`;
const project = '[project]\nname = "my-app"\nversion = "1"\nrequires-python = ">=3.11"\n';

it.each<readonly [string, string, boolean]>([
  ['a script', `${project}[tool.poetry.build]\nscript = "build.py"\n`, true],
  ['as Poetry before 1.1 had it', `${project}[tool.poetry]\nbuild = "build.py"\n`, true],
  ['in Poetry words alone', '[tool.poetry]\nname = "my-app"\nversion = "1"\nbuild = "build.py"\n', true],
  ['no script', project, false],
  ['setup.py without one', `${project}[tool.poetry.build]\ngenerate-setup-file = true\n`, false],
  ['no package', `${project}[tool.poetry]\npackage-mode = false\nbuild = "build.py"\n`, false],
  ['another backend, which Poetry does not ask', `${project}[build-system]\nbuild-backend = "maturin"\n`, false],
])('%s', async (_, pyproject, built) => {
  for (const version of ['2.0', '2.1']) {
    // oxlint-disable-next-line no-await-in-loop
    const { packages, roots } = await readManifest('poetry.lock', lock(version), async (name) =>
      name === 'pyproject.toml' ? pyproject : undefined,
    );
    expect(packages.map(({ name, source }) => [name, source.kind])).toEqual(built ? [['my-app', 'project']] : []);
    expect(roots?.some(({ name }) => name === 'my-app') ?? built).toBe(built);
  }
});
