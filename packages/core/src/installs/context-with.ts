// Which of the folders that may be a build context has what the commands name.

import type { InputFile } from '../manifest/input-file.ts';
import type { BuildContext, ContextFile } from './build-context.ts';
import { isReadable, projectFileIn } from './file-kinds.ts';

/** The folder that lacks the fewest of the files and projects that are needed. */
export async function contextWith({ folders }: BuildContext, needed: readonly string[]): Promise<ContextFile> {
  const missing = await Promise.all(
    folders.map((read) => Promise.all(needed.map(async (path) => (await namedIn(path, read)) === undefined))),
  );
  const counts = missing.map((absent) => absent.filter(Boolean).length);
  return folders[counts.indexOf(Math.min(...counts))] ?? (() => Promise.resolve(undefined));
}

/** A file, or the one that makes a folder a project. */
function namedIn(path: string, read: ContextFile): Promise<InputFile | undefined> {
  return isReadable(path) ? read(path) : projectFileIn(path, read);
}
