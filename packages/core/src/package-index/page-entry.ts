// One file as a JSON page of the Simple API writes it (PEP 691, PEP 700, PEP 714).

import { parseFilename, type ReadFilename } from '../packaging/filename.ts';
import type { PackageName } from '../packaging/name.ts';
import type { JsonObject } from '../text/json-value.ts';
import { plainAddress, resolveUrl, toDistributionFile } from './distribution-file.ts';
import type { DistributionFile } from './package-index.ts';

/**
 * @param base the page's address, which those of its files may be relative to
 * @param read the name: of a page, or of a release that is looked at
 * @returns undefined for one that has neither a name nor an address to take it from
 */
export function readPageEntry(
  entry: JsonObject,
  base: string,
  project: PackageName,
  read: ReadFilename = parseFilename,
): DistributionFile | undefined {
  return toDistributionFile(
    {
      raw: entry['filename'],
      url: plainAddress(entry['url']) ?? resolveUrl(entry['url'], base),
      size: entry['size'],
      requiresPython: entry['requires-python'],
      yanked: readYanked(entry['yanked']),
      hashes: entry['hashes'],
      uploaded: entry['upload-time'],
      // The older name counts where the newer one is absent.
      coreMetadata: entry['core-metadata'] ?? entry['dist-info-metadata'],
    },
    project,
    read,
  );
}

/** PEP 592 in JSON: true, or the reason; as for pip, an empty reason is none. */
export function readYanked(yanked: unknown): false | string {
  if (typeof yanked === 'string') return yanked === '' ? false : yanked;
  return yanked ? '' : false;
}
