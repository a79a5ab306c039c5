// The build context of a Dockerfile as core asks for it: a file, or none.

import { WheelcheckError } from '../error.ts';
import type { InputFile } from '../manifest/input-file.ts';

/** Reads a file by its path in the context; undefined where there is none. */
export type ContextFile = (path: string) => Promise<InputFile | undefined>;

export interface BuildContext {
  /** Every folder that it may be, the likeliest first. */
  readonly folders: readonly ContextFile[];
  /** What is said of a file that none of them has. */
  readonly absent: (file: string) => { readonly where: string; readonly hint: string };
}

/**
 * The folder that has every file that is needed.
 *
 * @param path of the Dockerfile
 * @throws WheelcheckError `file-missing` where none has
 */
export async function contextWith(
  path: string,
  { folders, absent }: BuildContext,
  needed: readonly string[],
): Promise<ContextFile> {
  const asked = folders.map(readOnce);
  const missing = await Promise.all(asked.map((read) => firstMissing(read, needed)));
  const found = asked[missing.indexOf(undefined)];
  if (found !== undefined) return found;
  const file = missing[0] ?? '';
  const { where, hint } = absent(file);
  throw new WheelcheckError({ code: 'file-missing', message: `${path} installs ${file}, which is ${where}`, hint });
}

async function firstMissing(read: ContextFile, paths: readonly string[]): Promise<string | undefined> {
  const found = await Promise.all(paths.map(read));
  return paths.find((_, position) => found[position] === undefined);
}

function readOnce(read: ContextFile): ContextFile {
  const files = new Map<string, Promise<InputFile | undefined>>();
  return (path) => {
    const known = files.get(path) ?? read(path);
    files.set(path, known);
    return known;
  };
}
