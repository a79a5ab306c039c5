// The digest of a file on the disk, to be held against the hashes that a line demands of it.

import { createHash } from 'node:crypto';
import { constants, open, realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { ReadDigest } from '../manifest/input-file.ts';
import { isInside } from './is-inside.ts';

/**
 * Reads a file that a manifest names.
 *
 * @param root the project's folder: nothing outside it is read, by a symbolic link either
 * @param fromFile the manifest
 * @returns a function that gives undefined for what is no file that can be read
 */
export function digestReader(root: string, fromFile: string): ReadDigest {
  return async (path, algorithm) => {
    try {
      const [real, inside] = await Promise.all([realpath(resolve(dirname(fromFile), path)), realpath(root)]);
      return isInside(inside, real) ? await digestOf(real, algorithm) : undefined;
    } catch {
      return undefined;
    }
  };
}

async function digestOf(path: string, algorithm: string): Promise<string | undefined> {
  // Without O_NONBLOCK, opening a pipe would wait for a writer.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    if (!(await handle.stat()).isFile()) return undefined;
    const hash = createHash(algorithm);
    const buffer = new Uint8Array(65_536);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}
