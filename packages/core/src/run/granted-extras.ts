// Which of the extras that are asked of a release its installer takes.

import type { DistributionFile, FileMetadata } from '../package-index/package-index.ts';
import { comparedWith, type ExtraSpelling, provides } from '../packaging/extra-spelling.ts';

/**
 * pip takes nothing from an extra that Provides-Extra of the file does not name ("WARNING: eggs 1.0 does not provide the extra
 * 'untold'"), even where a line of Requires-Dist names it. Of a pin the index tells those lines alone, so that the wheel itself
 * is asked.
 *
 * @param extras as they are spelled where pip tells spellings apart
 * @param taken the file that would be installed; what an sdist provides is known to its build alone
 * @param ask fetches the metadata of the wheel, so that it is known
 * @returns all of them where nothing is known of the file
 */
export async function grantedExtras<E extends string>(
  extras: readonly E[],
  taken: DistributionFile | undefined,
  { known }: { readonly known: (file: DistributionFile) => FileMetadata | undefined },
  ask: (wheel: DistributionFile) => Promise<unknown>,
  spelling: ExtraSpelling,
): Promise<readonly E[]> {
  if (taken?.filename.kind !== 'wheel') return extras;
  if (!known(taken)) await ask(taken);
  return provided(extras, known(taken), spelling);
}

/** Those that the metadata provides; all of them where it says nothing of extras. */
export function provided<E extends string>(
  extras: readonly E[],
  own: FileMetadata | undefined,
  spelling: ExtraSpelling,
): readonly E[] {
  const names = own?.writtenExtras ?? own?.extras;
  if (!names) return extras;
  return extras.filter((extra) =>
    comparedWith(extra, spelling).some((compared) => names.some((name) => provides(name, compared, spelling))),
  );
}
