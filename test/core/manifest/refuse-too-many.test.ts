// A lock of very many packages is refused before any of them is read, whatever its format.

import { expect, it } from 'vitest';
import { readManifest } from '../../support/read-manifest.ts';

const times = (count: number, text: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => text(at)).join('');
const tables = (name: string, count: number): string => times(count, (at) => `[[${name}]]\nname = "p${at}"\n`);
const members = (count: number): string => times(count, (at) => `${at === 0 ? '' : ','}"p${at}": {}`);

it.each<readonly [path: string, text: (count: number) => string]>([
  ['uv.lock', (count) => `version = 1\n${tables('package', count)}`],
  ['poetry.lock', (count) => `${tables('package', count)}[metadata]\nlock-version = "2.1"\n`],
  ['pdm.lock', (count) => `[metadata]\nlock_version = "4.5.0"\n${tables('package', count)}`],
  ['pylock.toml', (count) => `lock-version = "1.0"\n${tables('packages', count)}`],
  ['Pipfile.lock', (count) => `{"_meta": {"pipfile-spec": 6}, "default": {${members(count)}}}`],
])('%s', async (path, text) => {
  const said = async (count: number): Promise<string> =>
    readManifest(path, text(count), () => Promise.resolve(undefined)).then(
      () => 'read',
      (error: Error) => error.message,
    );
  expect(await said(10_001)).toMatch(/: 10001 packages are more than the 10000 that are read$/);
  expect(await said(10_000)).not.toContain('more than');
});
