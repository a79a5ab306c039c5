// A name that no file holds and that is close to one that a file holds: nearly always a slip.

import { WheelcheckError } from '../error.ts';
import { readInput } from '../manifest/input.ts';
import type { InputFile } from '../manifest/input-file.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import { normalizeName, type PackageName } from '../packaging/name.ts';
import { nearest } from '../text/nearest.ts';

/**
 * The same of files alone: whoever mistyped a name and named no image either is to hear of the name first.
 *
 * @param name as it was written
 * @throws WheelcheckError `no-project`, and what reading the files throws
 */
export async function refuseMistyped(name: string, files: readonly InputFile[]): Promise<void> {
  const inputs = await Promise.all(files.map(readInput));
  refuseLookAlike(
    normalizeName(name),
    inputs.flatMap(({ manifest }) => manifest.packages),
  );
}

/** Whoever mistypes a name would get an answer about a stranger's project. @throws WheelcheckError `no-project` */
export function refuseLookAlike(name: PackageName, held: readonly LockedPackage[]): void {
  const names = held.map((pkg) => pkg.name);
  const meant = names.includes(name) ? undefined : nearest(name, names, name.length > 6 ? 2 : 1);
  const at = held.find((pkg) => pkg.name === meant)?.at;
  if (meant === undefined || at === undefined) return;
  throw new WheelcheckError({
    code: 'no-project',
    message: `${at.path} does not hold ${name}`,
    hint: `did you mean ${meant} (${at.path}:${at.line})? If not, name the version: ${name}==VERSION`,
  });
}
