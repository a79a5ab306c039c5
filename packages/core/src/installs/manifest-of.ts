// A file of the build context, read as far as it can be.

import { WheelcheckError } from '../error.ts';
import { readInput } from '../manifest/input.ts';
import type { InputFile } from '../manifest/input-file.ts';
import type { Manifest } from '../manifest/manifest.ts';

/** What is wrong with a file is said when it is checked. */
export async function manifestOf(file: InputFile): Promise<Manifest | undefined> {
  try {
    return (await readInput(file)).manifest;
  } catch (error) {
    if (error instanceof WheelcheckError) return undefined;
    throw error;
  }
}
