// The names of a file that its installer takes from elsewhere than its indexes: a private one is no matter of the public index.

import { installerTraits } from '../manifest/installer-traits.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import { isDefaultFile, isDefaultIndex } from '../package-index/default-index.ts';

/**
 * uv's [tool.uv.sources], and what a lock without an index takes from the addresses of its files (`pip lock` names no index):
 * where these are another server's, the public index is not asked. Whoever names another index in its place means it for these too.
 *
 * @param addresses of the indexes that are asked for the file
 * @returns by name, why no index is asked
 */
export function withheldNames(
  manifest: Manifest | undefined,
  addresses: readonly string[],
): ReadonlyMap<string, string> {
  if (manifest === undefined) return new Map();
  if (!addresses.some((url) => isDefaultIndex(url))) return new Map();
  const { uvSources } = installerTraits[manifest.installer];
  return new Map(
    manifest.packages.flatMap((row) => [
      ...(isElsewhere(row) ? [[row.name, 'its files stand on another server'] as const] : []),
      ...(uvSources ? (row.local?.uvSources ?? []) : []).map(
        (name) => [name, '[tool.uv.sources] says where to take it from'] as const,
      ),
    ]),
  );
}

/** All its files are named with addresses, and none is of the public index. */
function isElsewhere({ source, files = [] }: LockedPackage): boolean {
  if (source.kind !== 'index' || source.url !== undefined || files.length === 0) return false;
  return files.every(({ url }) => url !== undefined && /^https?:/i.test(url) && !isDefaultFile(url));
}
