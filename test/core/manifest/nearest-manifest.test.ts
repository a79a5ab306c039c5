// Which file of a folder is read where none is named.

import { expect, test } from 'vitest';
import { nearestManifest } from '../../../packages/core/src/manifest/nearest-manifest.ts';

test.each([
  [['uv.lock', 'pylock.toml', 'requirements.txt'], 'pylock.toml'],
  // PEP 751: the one without a name is the default one, the others are for other uses of the project.
  [['pylock.app.toml', 'pylock.toml'], 'pylock.toml'],
  [['pylock.toml', 'pylock.app.toml'], 'pylock.toml'],
  [['pylock.web.toml', 'pylock.app.toml', 'uv.lock'], 'pylock.app.toml'],
  [['requirements.txt', 'Pipfile.lock', 'pdm.lock', 'poetry.lock', 'uv.lock'], 'uv.lock'],
  [['requirements.txt', 'Pipfile.lock', 'pdm.lock', 'poetry.lock'], 'poetry.lock'],
  [['requirements.txt', 'Pipfile.lock', 'pdm.lock'], 'pdm.lock'],
  [['requirements.txt', 'Pipfile.lock'], 'Pipfile.lock'],
  [['README.md', 'requirements.txt'], 'requirements.txt'],
  [['README.md'], undefined],
])('%j', (files, expected) => {
  expect(nearestManifest(files)).toBe(expected);
});
