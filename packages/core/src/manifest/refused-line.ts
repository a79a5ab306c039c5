// Which line of a requirements file makes an installer refuse all of it, where that depends on the installer's version.

import { installerTraits } from './installer-traits.ts';
import type { LimitedLine, Manifest } from './manifest.ts';
import { isPipWithin } from '../packaging/pip-knows.ts';

/**
 * @param pip the image's; undefined is taken for the newest, as whom installers that bring their own reader count
 * @returns the first such line; undefined where the file is read
 */
export function refusedLine(
  { limitedLines = [], installer }: Pick<Manifest, 'limitedLines' | 'installer'>,
  pip: string | undefined,
): LimitedLine | undefined {
  const { imagePipDecides } = installerTraits[installer];
  const reader = imagePipDecides ? pip : undefined;
  return limitedLines.find(
    ({ pips, pipAlone = false }) => (pipAlone && !imagePipDecides) || !isPipWithin(reader, pips),
  );
}
