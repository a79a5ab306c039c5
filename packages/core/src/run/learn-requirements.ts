// What wheels and sdists themselves say they require, where the index's answer about the release did not.

import type { Judged, JudgedSet } from '../advise/inquiry.ts';
import { refuseMetadata } from '../assess/refuse-metadata.ts';
import { bringsMore } from '../manifest/fetches-missing.ts';
import type { Input } from '../manifest/input.ts';
import { requiresDistDialect } from '../manifest/requires-dist-dialect.ts';
import { localRequires } from './local-requires.ts';
import type { Releases } from './releases.ts';

/**
 * Takes it from the sdist where that was looked into; else asks a wheel (PEP 658), one small question a package. Only where
 * the installer fetches what the file does not hold; a lock's own files are not asked, and in hash mode pip stops by itself.
 * A wheel on the disk tells by itself. A line that makes the installer refuse the release is looked up in the very file that it takes.
 *
 * @returns the sets with the findings of installers that read what releases require
 */
export async function learnRequirements<S extends Pick<JudgedSet, 'rows'>>(
  judged: readonly S[],
  releases: Releases,
  inputs: readonly Input[],
): Promise<readonly S[]> {
  const read = (row: Judged): Judged => {
    const { as, manifest, matcher, finding } = row;
    const dialect = requiresDistDialect(manifest, matcher.target.pip);
    return { ...row, finding: refuseMetadata(finding, releases.answered(as, manifest), dialect) };
  };
  const rows = judged.flatMap((set) => set.rows).filter(({ finding }) => finding.verdict !== 'skipped');
  const doubtful = new Set(rows.filter((row) => read(row).finding.reason === 'metadata').map(keyOf));
  const asked = new Set<string>();
  await Promise.all(
    rows.map(async (row) => {
      const { manifest, as, finding } = row;
      const isOpen = bringsMore(manifest, as) && finding.verdict !== 'impossible' && finding.verdict !== 'unknown';
      const key = keyOf(row);
      if (!(isOpen || doubtful.has(key)) || asked.has(key)) return;
      asked.add(key);
      const from = finding.build?.reading?.requiresDist ?? (await localRequires(row, inputs)) ?? finding.file;
      await releases.learnRequires(as, manifest, from, doubtful.has(key));
    }),
  );
  return judged.map((set) => ({ ...set, rows: set.rows.map(read) }));
}

function keyOf({ as: { name, version } }: Judged): string {
  return `${name} ${version}`;
}
