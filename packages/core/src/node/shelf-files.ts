// The files of a cache folder that are its own, by their names alone: shelves, and drafts of shelves.

import { createHash } from 'node:crypto';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from './error-code.ts';

export interface ShelfFile {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  /** When a run used it last, give or take a day. Milliseconds since 1970. */
  readonly used: number;
  /** `abandoned`: the run that wrote it is gone. */
  readonly kind: 'shelf' | 'draft' | 'abandoned';
}

/** Milliseconds after which nobody is still writing a draft. */
const longestWrite = 3_600_000;

/** What is no plain file (a link, a folder, a pipe) is not among them, whatever its name. */
export async function shelfFiles(folder: string): Promise<readonly ShelfFile[]> {
  const found = await Promise.all((await readdir(folder)).map((name) => shelfFile(folder, name)));
  return found.filter((file) => file !== undefined);
}

async function shelfFile(folder: string, name: string): Promise<ShelfFile | undefined> {
  const [, kept = name, pid] = /^(.*?)\.(\d{1,10})\.[0-9a-f]{12}\.tmp$/.exec(name) ?? [];
  if (!/^[a-z]{1,20}-[0-9a-f]{32}$/.test(kept)) return undefined;
  const path = join(folder, name);
  const state = await lstat(path).catch(() => undefined);
  // A link with the name of a draft stands in nobody's way but its own: taking it away follows nothing.
  if (state === undefined || !(state.isFile() || (pid !== undefined && state.isSymbolicLink()))) return undefined;
  const isOver = pid !== undefined && (Date.now() - state.mtimeMs > longestWrite || !isRunning(Number(pid)));
  const kind = pid === undefined ? 'shelf' : isOver ? 'abandoned' : 'draft';
  return { name, path, bytes: state.size, used: state.mtimeMs, kind };
}

/** A shelf's file: its kind, so that a reader of the folder sees what is kept, and a hash, because it may name an address. */
export function shelfFileName(shelf: string): string {
  const kind = /^[a-z]{1,20}/.exec(shelf)?.[0] ?? 'other';
  return `${kind}-${createHash('sha256').update(shelf).digest('hex').slice(0, 32)}`;
}

/** A container that shares the folder counts its processes anew: a run that loses what it is writing writes it again. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
