// What wheels and sdists themselves say they require, where the index's answer about the release did not.

import type { Judged, JudgedSet } from '../advise/inquiry.ts';
import { heedMetadata } from '../judge/heed-metadata.ts';
import { mayNeedMore } from '../manifest/fetches-missing.ts';
import { requiresDistDialect } from '../manifest/requires-dist-dialect.ts';
import type { Input } from '../manifest/input.ts';
import { folderRequires, localMetadata } from './local-metadata.ts';
import type { PackageIndex } from '../package-index/package-index.ts';
import type { Releases } from './releases.ts';

/** From then on the public index has taken no wheel whose metadata packaging cannot read (pypi/warehouse#14718, of 2024). */
const READ_SINCE = '2025';

/**
 * Takes it from the sdist where that was looked into; else asks a wheel (PEP 658), one small question a package. Only where
 * the installer fetches what the file does not hold; a lock's own files are not asked. In hash mode pip stops at it, so that the file that is taken is asked itself: the index said of kombu 5.7.0 that it needs tzdata everywhere, and its wheel only on Windows.
 * A wheel or a folder on the disk tells by itself. A line that makes the installer refuse the release is looked up in the very file that it takes.
 *
 * @param all whether of each package, since a later command asks whether all of them fit together
 * @returns the sets with the findings of installers that read what releases require
 */
export async function learnRequirements<S extends Pick<JudgedSet, 'rows'>>(
  judged: readonly S[],
  releases: Releases,
  inputs: readonly Input[],
  all = false,
): Promise<readonly S[]> {
  const read = (row: Judged): Judged => ({ ...row, finding: heedMetadata(row, releases) });
  const rows = judged.flatMap((set) => set.rows).filter(({ finding }) => finding.verdict !== 'skipped');
  const doubtful = new Set(rows.filter((row) => read(row).finding.reason === 'metadata').map(keyOf));
  const asked = new Set<string>();
  await Promise.all(
    rows.map(async (row) => {
      const { manifest, as, finding } = row;
      const isOpen =
        (all || mayNeedMore(manifest, as)) && finding.verdict !== 'impossible' && finding.verdict !== 'unknown';
      const key = keyOf(row);
      if (asked.has(key)) return;
      if (isOpen || doubtful.has(key)) {
        asked.add(key);
        const from = finding.build?.reading?.requiresDist ?? (await onDisk(row)) ?? finding.file;
        await releases.learnRequires(as, manifest, from, doubtful.has(key) || manifest.hashMode === true);
      } else if (finding.file && mayBeUnreadable(row, releases)) {
        asked.add(key);
        await releases.requiresOf(finding.file, indexFor(row, releases));
      }
    }),
  );
  await askOthers(rows, releases);
  return judged.map((set) => ({ ...set, rows: set.rows.map(read) }));

  async function onDisk(row: Judged): Promise<readonly string[] | undefined> {
    const own = await localMetadata(row, inputs);
    if (own && row.finding.file) releases.note(row.finding.file, own);
    return own ? own.requires : folderRequires(row, inputs);
  }
}

/** Where one wheel of a release says that it cannot be taken, those that are taken on other targets are asked as well. */
async function askOthers(rows: readonly Judged[], releases: Releases): Promise<void> {
  const isRefused = (row: Judged): boolean => heedMetadata(row, releases).verdict !== row.finding.verdict;
  const refused = new Set(rows.filter(isRefused).map(keyOf));
  const open = rows.filter((row) => refused.has(keyOf(row)));
  await Promise.all(
    open.map(async (row) => {
      const { file } = row.finding;
      if (file && !releases.known(file)) await releases.requiresOf(file, indexFor(row, releases));
    }),
  );
}

/**
 * Nobody tells what it requires, pip reads that all the same (with hashes, with --no-deps, from pylock.toml), and it may be from
 * before the public index read it the same way. What is newer, and what pip itself has locked, is not asked for.
 */
function mayBeUnreadable({ manifest, as, matcher, finding }: Judged, releases: Releases): boolean {
  const { file, tag } = finding;
  if (!file || !tag || manifest.isVetted || (file.uploaded ?? '') >= READ_SINCE) return false;
  const answer = releases.answered(as, manifest);
  const isTold = answer?.found && answer.requires !== undefined;
  return !isTold && requiresDistDialect(manifest, matcher.target.pip) === 'pep-508';
}

function indexFor({ manifest, as: { source } }: Judged, releases: Releases): PackageIndex {
  return releases.indexOf(manifest, source.kind === 'index' ? source.url : undefined);
}

function keyOf({ as: { name, version } }: Judged): string {
  return `${name} ${version}`;
}
