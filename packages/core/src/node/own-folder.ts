// A folder that only its user writes to: what others could have put there is neither read nor written through.

import { randomBytes } from 'node:crypto';
import { constants, lstat, open, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from './error-code.ts';

/** Absent: not there yet. `owner` is a user id, 0 where the system has none. */
export type FolderState =
  | { readonly state: 'ready'; readonly owner: number }
  | { readonly state: 'absent' }
  | { readonly state: 'refused'; readonly why: string };

/** Only this user's, where the system has users. */
const isForeign = (uid: number): boolean => process.getuid !== undefined && uid !== process.getuid();

/**
 * Whether a folder may be used. Refused are symbolic links, whatever is no folder, and a folder of another user that
 * others can write to: a planted answer would make a wrong verdict.
 */
export async function inspectFolder(folder: string): Promise<FolderState> {
  try {
    const found = await lstat(folder);
    if (found.isSymbolicLink()) return refused('it is a symbolic link');
    if (!found.isDirectory()) return refused('it is no folder');
    if (isForeign(found.uid) && (found.mode & 0o022) !== 0) {
      return refused('it belongs to another user, and others can write to it');
    }
    // Whether it may be looked into is known only by doing so: root always may.
    await stat(join(folder, '.'));
    return { state: 'ready', owner: found.uid };
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? { state: 'absent' } : refused(describeFailure(error));
  }
}

function refused(why: string): FolderState {
  return { state: 'refused', why };
}

/**
 * Reads a file of the folder as text.
 *
 * @param owner The folder's, whose files count like this user's own. Those of others were put there.
 * @returns undefined where there is none, and for what is no plain file, a stranger's, or larger than `limit` bytes
 * @throws what Node throws where it cannot be read
 */
export async function readOwnFile(path: string, owner: number, limit: number): Promise<string | undefined> {
  try {
    // A planted link is not followed, a planted pipe not waited for; Windows has neither flag.
    const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const found = await file.stat();
      const owned = !isForeign(found.uid) || found.uid === owner;
      return found.isFile() && owned && found.size <= limit ? (await file.readFile()).toString() : undefined;
    } finally {
      await file.close();
    }
  } catch (error) {
    // ELOOP, or EMLINK on some systems: the last part is a link.
    if (['ENOENT', 'ELOOP', 'EMLINK', 'ENXIO', 'EISDIR'].includes(errorCode(error))) return undefined;
    throw error;
  }
}

/**
 * Writes a file beside the old one and puts it in its place, so that no reader and no killed run ever sees half of it.
 *
 * @throws what Node throws; nothing is left behind then
 */
export async function replaceOwnFile(path: string, text: string | Iterable<string | Uint8Array>): Promise<void> {
  const draft = `${path}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`;
  // Never an existing one, nor through a link: wx is O_EXCL.
  const file = await open(draft, 'wx', 0o600);
  try {
    try {
      // oxlint-disable-next-line no-await-in-loop -- behind one another
      for (const piece of typeof text === 'string' ? [text] : together(text)) await file.writeFile(piece);
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await unlink(draft).catch(() => undefined);
    throw error;
  }
}

/** Characters that are written at a time. */
const pieceSize = 256 * 1024;

/** Bytes are written as they are. */
function* together(pieces: Iterable<string | Uint8Array>): Generator<string | Uint8Array, void, undefined> {
  let waiting = '';
  for (const piece of pieces) {
    const isText = typeof piece === 'string';
    if (isText) waiting += piece;
    if (isText && waiting.length < pieceSize) continue;
    if (waiting !== '') yield waiting;
    waiting = '';
    if (!isText) yield piece;
  }
  yield waiting;
}

const words: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'no space is left'],
  ['EDQUOT', 'the quota is used up'],
  ['ENOTDIR', 'a part of its path is no folder'],
  ['ELOOP', 'its path runs in a circle of links'],
  ['ENAMETOOLONG', 'its path is too long'],
  ['EEXIST', 'it is no folder'],
  ['EISDIR', 'a folder stands where a file should'],
  ['EMFILE', 'too many files are open'],
]);

/** An error of Node's file functions in words; without the path, which the reader is told anyway. */
export function describeFailure(error: unknown): string {
  return words.get(errorCode(error)) ?? (error instanceof Error ? error.message : String(error));
}
