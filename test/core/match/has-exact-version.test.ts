// Which files `===` takes: fixtures/packaging/exact-equality.json has what pip 26.3 and uv 0.13.9 took.

import { describe, expect, it } from 'vitest';
import { type InstallerName, installerTraits } from '../../../packages/core/src/manifest/installer-traits.ts';
import { hasExactVersion } from '../../../packages/core/src/match/has-exact-version.ts';
import { exactVersions } from '../../../packages/core/src/packaging/exact-versions.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { parseSpecifiers, satisfies } from '../../../packages/core/src/packaging/specifier.ts';
import { parseVersion } from '../../../packages/core/src/packaging/version.ts';
import { golden } from '../packaging/golden.ts';

interface Row {
  /** The version in the file's name. */
  readonly file: string;
  readonly installer: InstallerName;
  /** Those of `asked` that took the file. */
  readonly taken: readonly string[];
}

const { asked, rows } = golden<{ readonly asked: readonly string[]; readonly rows: readonly Row[] }>(
  'exact-equality.json',
);

it('was asked of both, and they differ', () => {
  const of = (installer: InstallerName): unknown =>
    rows.filter((row) => row.installer === installer).map((row) => row.taken);
  expect(of('pip')).not.toEqual(of('uv'));
  expect(rows.length).toBeGreaterThanOrEqual(16);
});

describe.each(rows)('$installer and a file of version $file', ({ file, installer, taken }) => {
  const { exactEquality } = installerTraits[installer];

  it('is taken for the same texts as a pin', () => {
    const filename = parseFilename(`demo-${file}-py3-none-any.whl`, normalizeName('demo'));
    const one = { filename, raw: '', url: '', yanked: false, hashes: {} } as const;
    expect(asked.filter((text) => hasExactVersion(one, text, exactEquality))).toEqual(taken);
  });

  it('is taken for the same texts in a range', () => {
    const version = parseVersion(file);
    const isTaken = (text: string): boolean => {
      const set = parseSpecifiers(`===${text}`);
      return version.ok && set.ok && satisfies(version.value, exactVersions(set.value, exactEquality));
    };
    expect(asked.filter(isTaken)).toEqual(taken);
  });
});
