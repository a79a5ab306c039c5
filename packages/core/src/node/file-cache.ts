// The cache as files of one folder, a file a shelf: read once, written once, without locks.

import { lstat, lutimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Cache } from '../http/host.ts';
import { errorCode } from './error-code.ts';
import { idleQueue } from './idle-queue.ts';
import { makeFolder } from './make-folder.ts';
import { type ShelfFolder, shelfFolder } from './shelf-folder.ts';
import { describeFailure, readOwnFile, replaceOwnFile } from './own-folder.ts';
import { formatShelf, parseShelf, readItem, type Shelf, shelfFileLimit, shelfLimit } from './shelf-text.ts';
import { trimCache } from './trim-cache.ts';

/** A cache that writes what it was given when it is closed, and long texts while the run waits for other things. */
export type FileCache = Cache & {
  /** Writes; never rejects. What comes after it is kept by the next call. */
  close(): Promise<void>;
};

/** Characters of one text: the page of pydantic-core, of 15,000 files, has five million. */
const textLimit = 8 * 1024 * 1024;

/** Bytes of the whole folder. */
const cacheLimit = 500_000_000;

/** Characters of a text that has a shelf to itself and is written at once: of a page, which the run then need not hold any more. */
const long = 64 * 1024;

/** Milliseconds. How exactly a shelf's file tells when it was used last. */
const day = 24 * 3_600_000;

const nothing: Shelf = new Map();

/**
 * Opens a cache; the folder is looked at when something is read, and made when something is written.
 *
 * Runs at the same time are safe: each puts its new texts to what the file holds then and replaces it whole. Two that
 * write at the same moment lose the additions of one, which costs questions later on.
 *
 * @param folder undefined where no place is known: nothing is kept then
 * @param warn told at most once why nothing is kept
 * @param limit bytes of the folder, from which on shelves go that were used longest ago
 */
export function fileCache(
  folder: string | undefined,
  warn: (reason: string) => void,
  limit: number = cacheLimit,
): FileCache {
  const shelves = new Map<string, Promise<Shelf>>();
  const used = new Map<string, Set<string>>();
  const written = new Map<string, Map<string, string>>();
  const place = shelfFolder(folder, warn);
  let hasGrown = false;

  const loadToUse = async (shelf: string): Promise<Shelf> => {
    const found = await loadShelf(place, shelf);
    if (found.size > 0) await noteUse(place.pathOf(shelf));
    return found;
  };

  const make = async (path: string): Promise<boolean> => {
    if ((await place.state()).state === 'refused') return false;
    await makeFolder(path, 0o700);
    // Made just now, or by somebody who was quicker.
    return (await place.stateNow()).state === 'ready';
  };
  /** Once for all pages: that is a dozen turns of the disk. */
  let making: Promise<boolean> | undefined;

  const save = async (names: readonly string[]): Promise<void> => {
    if (names.length === 0 || folder === undefined) return;
    try {
      if (!(await (making ??= make(folder)))) return;
      hasGrown = true;
      for (const shelf of names) {
        const texts = written.get(shelf);
        written.delete(shelf);
        shelves.delete(shelf);
        if (texts) await saveShelf(place, shelf, texts, used.get(shelf));
      }
    } catch (error) {
      place.giveUp(describeFailure(error));
    }
  };
  let saving: Promise<unknown> = Promise.resolve();
  const idle = idleQueue();

  return {
    async read(key) {
      const { shelf, item } = splitKey(key);
      if (shelf === '') return undefined;
      const own = written.get(shelf)?.get(item);
      if (own !== undefined) return own === '' ? undefined : own;
      const loading = shelves.get(shelf) ?? loadToUse(shelf);
      shelves.set(shelf, loading);
      const text = readItem(await loading, shelf, item);
      if (text !== undefined) used.set(shelf, (used.get(shelf) ?? new Set()).add(item));
      return text;
    },

    write(key, text) {
      const { shelf, item } = splitKey(key);
      const texts = written.get(shelf) ?? new Map<string, string>();
      if (shelf !== '') written.set(shelf, texts);
      // A line break would end the line in the file.
      texts.set(item, text.includes('\n') || text.length > textLimit ? '' : text);
      if (text.length > long) saving = saving.then(() => save([shelf]));
      return Promise.resolve();
    },

    later: (work) => idle.add(work),

    async close() {
      await idle.finish();
      await saving;
      await save([...written.keys()]);
      if (hasGrown && folder !== undefined)
        await trimCache(folder, limit).catch((error: unknown) => place.giveUp(describeFailure(error)));
      hasGrown = false;
      making = undefined;
    },
  };
}

/** What its file holds; nothing where the folder is not there, or is not to be trusted. */
async function loadShelf(place: ShelfFolder, shelf: string): Promise<Shelf> {
  const found = await place.state();
  if (found.state !== 'ready') return nothing;
  try {
    return parseShelf((await readOwnFile(place.pathOf(shelf), found.owner, shelfFileLimit)) ?? '', shelf);
  } catch (error) {
    place.giveUp(describeFailure(error));
    return nothing;
  }
}

/** @param used the items that this run read, which go last where there is no room for all */
async function saveShelf(
  place: ShelfFolder,
  shelf: string,
  texts: ReadonlyMap<string, string>,
  used: ReadonlySet<string> | undefined,
): Promise<void> {
  // Another run may have written since this one read, or have taken the folder away.
  const found = await loadShelf(place, shelf);
  const isNews = [...texts].some(([item, text]) => text !== '' || found.has(item));
  if (!isNews) return;
  const path = place.pathOf(shelf);
  const text = (): Iterable<string | Uint8Array> => formatShelf(found, shelf, texts, shelfLimit, used);
  await replaceOwnFile(path, text()).catch(async (error: unknown) => {
    // The folder, or the draft in it, was taken away just now.
    if (errorCode(error) !== 'ENOENT') throw error;
    await makeFolder(dirname(path), 0o700);
    await replaceOwnFile(path, text());
  });
}

/** What stands before the last `/` is the shelf; what is no key (a lock may hold any text for a hash) has none. */
function splitKey(key: string): { readonly shelf: string; readonly item: string } {
  const at = /^[!-~]+$/.test(key) ? key.lastIndexOf('/') : 0;
  return at < 1 ? { shelf: '', item: '' } : { shelf: key.slice(0, at), item: key.slice(at + 1) };
}

/** That it was used; where that cannot be noted it passes for unused. */
async function noteUse(path: string): Promise<void> {
  const now = Date.now();
  const state = await lstat(path).catch(() => undefined);
  if (state !== undefined && state.isFile() && now - state.mtimeMs > day)
    await lutimes(path, now / 1000, now / 1000).catch(() => undefined);
}
