// The folders from one upwards, and the repository that it belongs to.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder itself first, the root of the file system last. */
export function foldersUpwards(folder: string): readonly string[] {
  const folders = [folder];
  for (let at = folder; dirname(at) !== at; at = dirname(at)) folders.push(dirname(at));
  return folders;
}

/** True for the root of a repository, also of a worktree, whose `.git` is a file. */
export function isRepository(folder: string): boolean {
  return existsSync(join(folder, '.git'));
}
