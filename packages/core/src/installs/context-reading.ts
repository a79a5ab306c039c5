// Files of the build context, found and read once for every question that is asked of them.

import type { StageInstall } from '../dockerfile/stage-install.ts';
import { unlessRefused } from '../error.ts';
import type { ReadInput } from '../manifest/input.ts';
import type { InputFile } from '../manifest/input-file.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { ContextFile } from './build-context.ts';

export interface ContextReading {
  readonly file: ContextFile;
  /** A file read as far as it can be: what is wrong with it is said when it is checked. */
  readonly manifest: (file: InputFile) => Promise<Manifest | undefined>;
}

/** The same for each command, as it finds them. */
export type ReadingBy = (install: StageInstall) => ContextReading;

export function contextReading(file: ContextFile, read: ReadInput): ContextReading {
  return { file, manifest: (each) => unlessRefused(async () => (await read(each)).manifest) };
}
