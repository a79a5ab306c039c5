// Whether packages that other versions ask for come without a line of their own.

import { fetchesMissing } from '../manifest/fetches-missing.ts';
import { formatTraits } from '../manifest/format-traits.ts';
import type { Manifest } from '../manifest/manifest.ts';

/** The installer fetches them, or the tool that makes the lock anew puts them into it. With hashes a file names all that is installed. */
export function newsComeAlong(manifests: readonly Manifest[]): boolean {
  return manifests.every(
    (manifest) =>
      formatTraits[manifest.format].moved !== null || (fetchesMissing(manifest) && manifest.hashMode !== true),
  );
}
