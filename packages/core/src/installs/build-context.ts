// The build context of a Dockerfile as core asks for it: a file, or none.

import { WheelcheckError } from '../error.ts';
import type { InputFile } from '../manifest/input-file.ts';

/** Reads a file by its path in the context; undefined where there is none. */
export interface ContextFile {
  (path: string): Promise<InputFile | undefined>;
  /** Absent where nobody can say what else the context holds. */
  readonly names?: FolderNames;
}

/** What lies in a folder of the context by its names, with a slash behind those of folders; undefined where that is not to be had. */
export type FolderNames = (folder: string) => Promise<readonly string[] | undefined>;

/** The same file by file, of a context whose folders can be listed too. */
export function withNames(
  read: (path: string) => ReturnType<ContextFile>,
  names: FolderNames | undefined,
): ContextFile {
  return names === undefined ? read : Object.assign((path: string) => read(path), { names });
}

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
  const once = (path: string): ReturnType<ContextFile> => {
    const known = files.get(path) ?? read(path).then((file) => file && { ...file, sibling: siblingOnce(file) });
    files.set(path, known);
    return known;
  };
  return withNames(once, read.names);
}

function siblingOnce({ sibling }: InputFile): InputFile['sibling'] {
  const texts = new Map<string, ReturnType<InputFile['sibling']>>();
  return (name) => {
    const known = texts.get(name) ?? sibling(name);
    texts.set(name, known);
    return known;
  };
}
