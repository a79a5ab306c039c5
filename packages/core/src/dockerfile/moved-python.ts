// Which Python the commands of a stage bring to another image that has none of its own.

import type { ImageDescription } from '../image/describe-image.ts';
import type { Followed } from './follow-dockerfile.ts';
import { pythonOfPackages } from './python-of-packages.ts';

/**
 * The one of the distribution's packages that they add, else the one that another command brings.
 *
 * @param kept the packages that are added there too
 * @returns undefined where the image has one, and where nothing brings one
 */
export function movedPython(
  { understood }: Followed,
  kept: readonly string[],
  there: ImageDescription | undefined,
): string | undefined {
  if (there === undefined || there.python !== null) return undefined;
  const packaged = pythonOfPackages(kept, there.distro?.name, there.packagedPython ?? null);
  if (packaged?.kind === 'usual') return there.packagedPython;
  if (packaged?.kind === 'version') return packaged.version;
  const { python, image } = understood;
  // `uv python install 3.12`: neither the image's own nor that of its distribution.
  const isBrought = python !== null && image !== null && python !== image.python?.version;
  return isBrought && pythonOfPackages(understood.packages, undefined, null) === undefined ? python : undefined;
}
