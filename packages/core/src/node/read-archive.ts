// An sdist on the disk, as its contents: what a file names by its path is read as what an index serves.

import { constants, open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { ArchiveFormat } from '../archive/archive-format.ts';
import { archiveSizes, defaultLimits } from '../archive/sdist-limits.ts';
import { tooLarge, Unreadable } from '../archive/unreadable.ts';
import type { Parsed } from '../packaging/parsed.ts';
import type { SdistContents } from '../sdist/sdist-contents.ts';

const PIECE = 65_536;

/**
 * Unpacks in memory, within the limits of sdists; nothing of it is written or run.
 *
 * @param format what its name says it is
 * @returns a problem in half a sentence where it cannot be read
 */
export async function readArchive(
  path: string,
  format: ArchiveFormat,
  wanted: (path: string) => boolean,
): Promise<Parsed<SdistContents>> {
  // Without O_NONBLOCK, opening a pipe that took the file's place would wait for a writer.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const most = archiveSizes(format, defaultLimits).packed;
    if ((await handle.stat()).size > most) throw tooLarge(most);
    const { unpack } = await import('./sdist/unpack.ts');
    return await unpack({ pieces: piecesOf(handle), encoded: false }, format, wanted, defaultLimits);
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: error.message };
    throw error;
  } finally {
    await handle.close();
  }
}

async function* piecesOf(handle: FileHandle): AsyncGenerator<Uint8Array, void, undefined> {
  for (;;) {
    const { bytesRead, buffer } = await handle.read(new Uint8Array(PIECE), 0, PIECE, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}
