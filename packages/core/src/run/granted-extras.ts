// Which of the extras that are asked of a release its installer takes.

import type { DistributionFile, FileMetadata } from '../package-index/package-index.ts';
import type { PackageName } from '../packaging/name.ts';

/**
 * pip takes nothing from an extra that Provides-Extra of the file does not name ("WARNING: eggs 1.0 does not provide the extra
 * 'untold'"), even where a line of Requires-Dist names it. Of a pin the index tells those lines alone, so that the wheel itself
 * is asked.
 *
 * @param taken the file that would be installed; what an sdist provides is known to its build alone
 * @param ask fetches the metadata of the wheel, so that it is known
 * @returns all of them where nothing is known of the file
 */
export async function grantedExtras(
  extras: readonly PackageName[],
  taken: DistributionFile | undefined,
  { known }: { readonly known: (file: DistributionFile) => FileMetadata | undefined },
  ask: (wheel: DistributionFile) => Promise<unknown>,
): Promise<readonly PackageName[]> {
  if (taken?.filename.kind !== 'wheel') return extras;
  if (!known(taken)) await ask(taken);
  const provided = known(taken)?.extras;
  return provided ? extras.filter((extra) => provided.includes(extra)) : extras;
}
