// What the files that a command names are: files that are read, locks, folders of projects.

import type { InputFile } from '../manifest/input-file.ts';
import type { ContextFile } from './build-context.ts';

export function isReadable(file: string): boolean {
  return /\.(?:txt|in|lock|toml)$/.test(file);
}

export function isLock(file: string): boolean {
  return /(?:\.lock|(?:^|\/)pylock[^/]*\.toml)$/.test(file);
}

/** The file that makes a folder a project; undefined where there is none. */
export async function projectFileIn(folder: string, read: ContextFile): Promise<InputFile | undefined> {
  const names = ['pyproject.toml', 'setup.cfg', 'setup.py'];
  const files = await Promise.all(names.map((name) => read(folder === '.' ? name : `${folder}/${name}`)));
  return files.find((file) => file !== undefined);
}
