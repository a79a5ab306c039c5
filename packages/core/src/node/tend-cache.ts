// What a user may ask of the folder of a cache: whether all in it is whole, and that it be emptied.

import { unlink } from 'node:fs/promises';
import { errorCode } from './error-code.ts';
import { describeFailure, inspectFolder, readOwnFile, replaceOwnFile } from './own-folder.ts';
import { type ShelfFile, shelfFileName, shelfFiles } from './shelf-files.ts';
import { inspectShelf, isShelf, shelfFileLimit } from './shelf-text.ts';

/** What stands in the folder afterwards, and what was taken away. */
export interface TendedCache {
  readonly files: number;
  /** Texts that are kept: answers of indexes, readings of sdists. */
  readonly entries: number;
  readonly bytes: number;
  readonly removed: {
    readonly files: number;
    /** Damaged ones, where that is what was looked for. */
    readonly entries: number;
    readonly bytes: number;
  };
  /** Files that carry the name of a cache file and are none that this wheelcheck wrote: left as they are. */
  readonly foreign: number;
}

/** `why`: the folder may not be used, or a file in it can be neither read nor written. */
export type Tended = TendedCache | { readonly why: string };

/**
 * Reads every entry and takes away the damaged ones, which no run would use, and drafts of runs that were killed. */
export async function verifyCache(folder: string): Promise<Tended> {
  return tend(folder, async (file, owner) => {
    const text = await readOwnFile(file.path, owner, shelfFileLimit);
    const found = text === undefined ? text : inspectShelf(text, (shelf) => shelfFileName(shelf) === file.name);
    if (found === undefined) return foreign;
    const { whole, entries, damaged } = found;
    if (damaged === 0) return { ...nothing, files: 1, entries, bytes: file.bytes };
    if (entries === 0) return { ...nothing, removed: { ...(await remove(file)), entries: damaged } };
    await replaceOwnFile(file.path, whole);
    const bytes = Buffer.byteLength(whole);
    const removed = { files: 0, entries: damaged, bytes: Math.max(0, file.bytes - bytes) };
    return { ...nothing, files: 1, entries, bytes, removed };
  });
}

/**
 * Takes away what a cache holds, file by file, and nothing else: no link is followed, no folder removed. A run that uses it
 * meanwhile asks the index anew, and may keep what it is told.
 */
export async function cleanCache(folder: string): Promise<Tended> {
  return tend(folder, async (file, owner) => {
    const text = await readOwnFile(file.path, owner, shelfFileLimit);
    return text === undefined || !isShelf(text) ? foreign : { ...nothing, removed: await remove(file) };
  });
}

const nothing: TendedCache = {
  files: 0,
  entries: 0,
  bytes: 0,
  removed: { files: 0, entries: 0, bytes: 0 },
  foreign: 0,
};

const foreign: TendedCache = { ...nothing, foreign: 1 };

async function tend(folder: string, each: (file: ShelfFile, owner: number) => Promise<TendedCache>): Promise<Tended> {
  const state = await inspectFolder(folder);
  if (state.state === 'refused') return { why: state.why };
  if (state.state === 'absent') return nothing;
  let all = nothing;
  try {
    for (const file of await shelfFiles(folder)) {
      if (file.kind === 'draft') continue;
      all = sum(
        all,
        file.kind === 'shelf' ? await each(file, state.owner) : { ...nothing, removed: await remove(file) },
      );
    }
  } catch (error) {
    return { why: describeFailure(error) };
  }
  return all;
}

async function remove({ path, bytes }: ShelfFile): Promise<TendedCache['removed']> {
  await unlink(path).catch((error: unknown) => {
    // Another run was quicker.
    if (errorCode(error) !== 'ENOENT') throw error;
  });
  return { files: 1, entries: 0, bytes };
}

function sum(one: TendedCache, other: TendedCache): TendedCache {
  return {
    files: one.files + other.files,
    entries: one.entries + other.entries,
    bytes: one.bytes + other.bytes,
    foreign: one.foreign + other.foreign,
    removed: {
      files: one.removed.files + other.removed.files,
      entries: one.removed.entries + other.removed.entries,
      bytes: one.removed.bytes + other.removed.bytes,
    },
  };
}
