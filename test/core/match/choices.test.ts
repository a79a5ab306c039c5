// Which of several files that fit each installer takes: fixtures/packaging/choices.json, recorded from the installers themselves.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { InstallerName } from '../../../packages/core/src/manifest/installer-traits.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { makeMatcher } from '../../../packages/core/src/match/compatibility.ts';
import { match } from '../../../packages/core/src/match/match.ts';
import type { DistributionFile } from '../../../packages/core/src/package-index/package-index.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';

interface Recorded {
  readonly what: string;
  readonly name: string;
  /** In the order of the page; `!` behind a yanked one. */
  readonly files: readonly string[];
  /** `uv`, `pip 20.2.4` → the file; null: none. */
  readonly taken: Readonly<Record<string, string | null>>;
}

const { rows } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../fixtures/packaging/choices.json'), 'utf8'),
) as { readonly rows: readonly Recorded[] };

function fileOf(project: string, written: string): DistributionFile {
  const raw = written.replace(/!$/, '');
  const yanked = raw === written ? false : '';
  return { filename: parseFilename(raw, normalizeName(project)), raw, url: '', yanked, hashes: {} };
}

/** Poetry refuses a .tgz when it locks, and PDM orders tags in a way of its own. */
function isApart(installer: string, { what }: Recorded): boolean {
  return (installer === 'poetry' && /\.tgz/.test(what)) || (installer === 'pdm' && what.startsWith('a plain linux'));
}

describe.each(Object.keys(rows[0]?.taken ?? {}))('%s', (installer) => {
  const [name = '', pip] = installer.split(' ');

  it.each(rows.filter((row) => !isApart(installer, row)))('$what', async ({ name: project, files, taken }) => {
    const target = await resolveTarget({
      python: '3.12',
      libc: 'glibc-2.36',
      platform: 'linux/amd64',
      ...(pip ? { pip } : {}),
    });
    const matched = match(
      normalizeName(project),
      files.map((file) => fileOf(project, file)),
      makeMatcher(target, name as InstallerName),
      { binaries: { noBinary: [], onlyBinary: [] } },
    );
    expect(matched.taken?.file.raw ?? null).toBe(taken[installer]);
  });
});
