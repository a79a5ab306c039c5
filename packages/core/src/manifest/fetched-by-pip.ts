// Whether pip is what fetches for a run: then its configuration says through which proxy, and by which certificates.

import { WheelcheckError } from '../error.ts';
import { formatTraits } from './format-traits.ts';
import { formatOf } from './formats.ts';
import type { InputFile } from './input-file.ts';
import { type InstallerName, installerTraits } from './installer-traits.ts';

/**
 * @param chosen by `--installer`, or by the command of a Dockerfile
 * @returns false for a file that is none of the known ones: the run ends with it
 */
export function fetchedByPip({ path, text, name }: InputFile, chosen: InstallerName | undefined): boolean {
  try {
    const { installers } = formatTraits[formatOf(path, text, name).id];
    const installer = installers.find((each) => each === chosen) ?? installers[0];
    return installerTraits[installer].machine.fetchedByPip;
  } catch (error) {
    if (error instanceof WheelcheckError) return false;
    throw error;
  }
}
