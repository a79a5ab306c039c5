// A file and what one reading of it gives: the manifest, and what its project asks for besides.

import type { Manifest } from './manifest.ts';
import { openBeside } from './beside.ts';
import { formatOf } from './formats.ts';
import type { InputFile } from './input-file.ts';
import { ownConstraints } from './own-constraints.ts';
import type { OwnConstraints } from './project-constraint.ts';
import { refuseBadNames } from './refuse-bad-names.ts';

export interface Input {
  readonly file: InputFile;
  readonly manifest: Manifest;
  /** Put together when it is asked for, from what was parsed for the manifest. */
  constraints(): Promise<OwnConstraints>;
}

/**
 * Reads one file in whatever format it is, and what stands beside it.
 *
 * @throws WheelcheckError `format-unknown` for a file that is none of the known ones, `file-broken` for one that cannot be read
 */
export async function readInput(file: InputFile): Promise<Input> {
  const { path, text, sibling, name } = file;
  const beside = openBeside(path, sibling);
  const reading = await formatOf(path, text, name).read(text, path, beside);
  refuseBadNames(reading.manifest);
  let constraints: Promise<OwnConstraints> | undefined;
  return {
    file,
    manifest: reading.manifest,
    constraints: () => (constraints ??= ownConstraints(reading, beside)),
  };
}
