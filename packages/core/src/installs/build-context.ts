// The build context of a Dockerfile as core asks for it: a file, or none.

import { WheelcheckError } from '../error.ts';
import type { InputFile } from '../manifest/input-file.ts';

/** Reads a file by its path in the context; undefined where there is none. */
export type ContextFile = (path: string) => Promise<InputFile | undefined>;

/** Where the files that a Dockerfile copies and installs from are looked for. */
export interface BuildContext {
  /** Every folder that it may be, the likeliest first. */
  readonly folders: readonly ContextFile[];
  /** What is said of a file that none of them has. */
  readonly absent: (file: string) => { readonly where: string; readonly hint: string };
}

/** The same, of which each file is read once. */
export function contextOnce(context: BuildContext): BuildContext {
  return { ...context, folders: context.folders.map(readOnce) };
}

/** Those of the files that are not there. */
export async function missingIn(read: ContextFile, files: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(files.map(read));
  return files.filter((_, position) => found[position] === undefined);
}

/** @param path of the Dockerfile */
export function missingFile(
  path: string,
  file: string,
  { where, hint }: ReturnType<BuildContext['absent']>,
): WheelcheckError {
  return new WheelcheckError({ code: 'file-missing', message: `${path} installs ${file}, which is ${where}`, hint });
}

function readOnce(read: ContextFile): ContextFile {
  const files = new Map<string, Promise<InputFile | undefined>>();
  return (path) => {
    const known = files.get(path) ?? read(path).then((file) => file && { ...file, sibling: siblingOnce(file) });
    files.set(path, known);
    return known;
  };
}

function siblingOnce({ sibling }: InputFile): InputFile['sibling'] {
  const texts = new Map<string, ReturnType<InputFile['sibling']>>();
  return (name) => {
    const known = texts.get(name) ?? sibling(name);
    texts.set(name, known);
    return known;
  };
}
