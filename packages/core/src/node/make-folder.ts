// A folder and the folders above it.

import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { errorCode } from './error-code.ts';

/**
 * Makes a folder with what its path lacks. Part by part: Node's own recursive mkdir never ends where a file system answers
 * "no such file" to making one (/proc/x/y).
 *
 * @param mode of the folders that are made; Node's own by default
 * @throws what Node's mkdir throws
 */
export async function makeFolder(folder: string, mode?: number): Promise<void> {
  const path = resolve(folder);
  const parents: string[] = [];
  for (let at = path; dirname(at) !== at; at = dirname(at)) parents.unshift(at);
  for (const part of parents) {
    await mkdir(part, mode).catch((error: unknown) => {
      // Whether what is there is a folder shows at the next part, or when the folder is used.
      if (
        errorCode(error) !== 'EEXIST' &&
        !(part !== path && ['EPERM', 'EACCES', 'EROFS', 'EISDIR'].includes(errorCode(error)))
      )
        throw error;
    });
  }
}
