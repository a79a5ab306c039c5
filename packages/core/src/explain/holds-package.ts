// Whether one of some files names a package, as their readers find it.

import { readInput } from '../manifest/input.ts';
import type { InputFile } from '../manifest/input-file.ts';
import { normalizeName } from '../packaging/name.ts';

/** @throws WheelcheckError where a file cannot be read */
export async function holdsPackage(name: string, files: readonly InputFile[]): Promise<boolean> {
  const wanted = normalizeName(name);
  const inputs = await Promise.all(files.map(readInput));
  return inputs.some(({ manifest }) => manifest.packages.some((pkg) => pkg.name === wanted));
}
