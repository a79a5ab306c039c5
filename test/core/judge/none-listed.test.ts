// A lock that lists no wheel of a release: uv leaves out those for Pythons that the project does not take, and the release has wheels all the same.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import type { PackageIndex } from '../../../packages/core/src/package-index/package-index.ts';
import { silentIndex, smallIndex } from '../../support/small-index.ts';

const lock = `version = 1
revision = 3
requires-python = ">=3.14"

[[package]]
name = "app"
version = "0.1.0"
source = { virtual = "." }
dependencies = [{ name = "spam" }]

[[package]]
name = "spam"
version = "1.4.54"
source = { registry = "https://index.example/simple" }
sdist = { url = "https://files.example/spam-1.4.54.tar.gz", hash = "sha256:00" }
`;

const released = (...files: readonly string[]): PackageIndex =>
  smallIndex({ spam: { '1.4.54': { files: ['tar.gz', ...files], requires: [] } } });

it.each<readonly [what: string, index: PackageIndex, said: string]>([
  [
    'SQLAlchemy 1.4.54 has wheels up to 3.12',
    released('cp312-cp312-manylinux_2_17_x86_64'),
    'The lock lists no wheels of it.',
  ],
  ['a release without any', released(), 'The release has no wheels.'],
  ['an index that does not answer', silentIndex, 'The lock lists no wheels of it.'],
])('%s', async (_what, index, said) => {
  const report = await check({
    files: [{ path: 'uv.lock', text: lock, sibling: () => Promise.resolve(undefined) }],
    targets: [{ base: 'python:3.14-slim', platform: 'linux/amd64' }],
    index,
  });
  const spam = report.packages.find(({ name }) => name === 'spam');
  expect(spam?.results[0]?.why.split('. ')[0]).toBe(said.slice(0, -1));
});
