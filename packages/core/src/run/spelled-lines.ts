import type { DistributionFile } from '../package-index/package-index.ts';
import { type ExtraSpelling, namesSpelled, spelledExtras } from '../packaging/extra-spelling.ts';
import type { Releases } from './releases.ts';

/**
 * What a release requires, without the lines that name an extra otherwise than it is asked for, where pip tells spellings apart.
 *
 * @param asked the extras as they are written
 * @param file that is installed, where that is known
 */
export function spelledLines(
  lines: readonly string[],
  asked: readonly string[],
  file: DistributionFile | null | undefined,
  releases: Pick<Releases, 'known'>,
  spelling: ExtraSpelling,
): readonly string[] {
  if (spelling.kind === 'normal') return lines;
  const own = file ? releases.known(file) : undefined;
  const spelled = spelledExtras(asked, spelling);
  return lines.filter((line) => namesSpelled(line, spelled, own?.writtenExtras ?? own?.extras, spelling));
}
