// A file of the build context, read as far as it can be.

import { unlessRefused } from '../error.ts';
import { readInput } from '../manifest/input.ts';
import type { InputFile } from '../manifest/input-file.ts';
import type { Manifest } from '../manifest/manifest.ts';

/** What is wrong with a file is said when it is checked. */
export function manifestOf(file: InputFile): Promise<Manifest | undefined> {
  return unlessRefused(async () => (await readInput(file)).manifest);
}
