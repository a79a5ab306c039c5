// The core metadata of a wheel on the disk, of which no more than that and the directory is read.

import { constants, open, realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { ReadWheel } from '../manifest/input-file.ts';
import { isInside } from './is-inside.ts';

const MOST_BYTES = 1_000_000;

/**
 * Reads a wheel that a manifest names.
 *
 * @param root the project's folder: nothing outside it is read, by a symbolic link either
 * @param fromFile the manifest
 * @returns a function that gives undefined for what is no wheel that can be read
 */
export function wheelReader(root: string, fromFile: string): ReadWheel {
  return async (path) => {
    try {
      const [real, inside] = await Promise.all([realpath(resolve(dirname(fromFile), path)), realpath(root)]);
      return isInside(inside, real) ? await metadataOf(real) : undefined;
    } catch {
      return undefined;
    }
  };
}

async function metadataOf(path: string): Promise<string | undefined> {
  // Without O_NONBLOCK, opening a pipe would wait for a writer.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const kind = await handle.stat();
    if (!kind.isFile()) return undefined;
    const read = async (from: number, to: number): Promise<Uint8Array> => {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(to - from), 0, to - from, from);
      if (bytesRead !== to - from) throw new Error('the file became shorter');
      return buffer;
    };
    const { readMember } = await import('./read-member.ts');
    const bytes = await readMember({ size: kind.size, read }, isMetadata, MOST_BYTES);
    return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  } finally {
    await handle.close();
  }
}

function isMetadata(path: string): boolean {
  return /^[^/]+\.dist-info\/METADATA$/.test(path);
}
