// What lies in a folder of a build context.

import { readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { errorCode } from './error-code.ts';
import { isInside } from './is-inside.ts';

/** Folders of more are none of requirements, and nobody writes a pattern for them. */
const MOST = 5000;

/**
 * Lists one folder, nothing where it is absent.
 *
 * @param root the build context
 * @returns names, with a slash behind those of folders; undefined where they cannot be had
 */
export async function readContextNames(root: string, folder: string): Promise<readonly string[] | undefined> {
  const path = join(root, folder);
  if (!isInside(resolve(root), resolve(path))) return undefined;
  try {
    // A link may lead out of it.
    if (!isInside(await realpath(root), await realpath(path))) return undefined;
    const entries = await readdir(path, { withFileTypes: true });
    if (entries.length > MOST) return undefined;
    return await Promise.all(
      entries.map(async (entry) => {
        const isFolder = entry.isSymbolicLink()
          ? (await stat(join(path, entry.name)).catch(() => undefined))?.isDirectory() === true
          : entry.isDirectory();
        return isFolder ? `${entry.name}/` : entry.name;
      }),
    );
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes(errorCode(error)) ? [] : undefined;
  }
}
