// Several files, or a pylock.toml that names one project twice: which row pip makes count. Requirements alone: intersect.test.ts.

import { describe, expect, test } from 'vitest';
import { requirementsInForce } from '../../../packages/core/src/select/in-force.ts';
import type { Manifest } from '../../../packages/core/src/manifest/manifest.ts';
import { select } from '../../../packages/core/src/select/select.ts';
import { linux, nothingAsked } from '../manifest/machines.ts';
import { readManifest } from '../../support/read-manifest.ts';

function lock(...versions: readonly string[]): string {
  const entries = versions.map(
    (version) =>
      `[[packages]]\nname = "alpha"\nversion = "${version}"\nwheels = [{ url = "https://files.example/alpha-${version}-py3-none-any.whl", hashes = { sha256 = "00" } }]\n`,
  );
  return `lock-version = "1.0"\ncreated-by = "hand"\n${entries.join('')}`;
}

/** `path:line kind` of each row that stands more than once; `file` where the lock's own files still decide. */
async function outcome(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const manifests: readonly Manifest[] = await Promise.all(
    Object.entries(files).map(([path, text]) => readManifest(path, text, async () => undefined)),
  );
  const selected = (
    await Promise.all(manifests.map((manifest) => select(manifest, nothingAsked, linux('3.12.1'))))
  ).flat();
  const inForce = requirementsInForce(manifests, new Map(selected.map((one) => [one.package, one])));
  return [...inForce].map(
    ([{ at }, force]) =>
      `${at.path}:${at.line} ${force.kind}${force.kind === 'counts' && force.as.files ? ' with files' : ''}`,
  );
}

describe('a pylock.toml', () => {
  test.each<[string, Record<string, string>, readonly string[]]>([
    ['one of a name', { 'pylock.toml': lock('1') }, []],
    ['twice the same', { 'pylock.toml': lock('1', '1') }, ['pylock.toml:4 conflict', 'pylock.toml:8 conflict']],
    ['two versions', { 'pylock.toml': lock('1', '2') }, ['pylock.toml:4 conflict', 'pylock.toml:8 conflict']],
    [
      'two locks, alike',
      { 'pylock.toml': lock('1'), 'pylock.dev.toml': lock('1') },
      ['pylock.toml:4 conflict', 'pylock.dev.toml:4 conflict'],
    ],
    [
      'a requirement that its version meets, before it',
      { 'requirements.txt': 'alpha>=0.5\n', 'pylock.toml': lock('1') },
      ['pylock.toml:4 counts with files', 'requirements.txt:1 covered'],
    ],
    [
      'the same pin before it',
      { 'requirements.txt': 'alpha==1\n', 'pylock.toml': lock('1') },
      ['pylock.toml:4 counts with files', 'requirements.txt:1 covered'],
    ],
    [
      'another pin',
      { 'pylock.toml': lock('1'), 'requirements.txt': 'alpha==2\n' },
      ['pylock.toml:4 conflict', 'requirements.txt:1 conflict'],
    ],
  ])('%s', async (_, files, expected) => {
    expect((await outcome(files)).toSorted()).toEqual(expected.toSorted());
  });
});

test('of requirements alone the first row counts', async () => {
  expect(await outcome({ 'a.txt': 'alpha==1\n', 'b.txt': 'alpha>=0.5\nbeta\n' })).toEqual([
    'a.txt:1 counts',
    'b.txt:1 covered',
  ]);
});
