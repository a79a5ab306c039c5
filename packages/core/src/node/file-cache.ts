// The cache as files of one folder, a file a shelf: read once, written once at the end, without locks.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Cache } from '../http/host.ts';
import { makeFolder } from './make-folder.ts';
import {
  describeFailure,
  type FolderState,
  inspectFolder,
  readOwnFile,
  replaceOwnFile,
  sweepFolder,
} from './own-folder.ts';
import { formatShelf, parseShelf, readItem, type Shelf } from './shelf-text.ts';

/** A cache that writes what it was given when it is closed. */
export type FileCache = Cache & {
  /** Writes; never rejects. What comes after it is kept by the next call. */
  close(): Promise<void>;
};

/** Characters of a shelf; some 5,000 releases. */
const shelfLimit = 16 * 1024 * 1024;

const textLimit = 4 * 1024 * 1024;

/** Milliseconds. A shelf that no run has written to for so long belongs to an index that nobody asks any more. */
const longestKept = 90 * 24 * 3_600_000;

const fileName = /^[a-z]{1,20}-[0-9a-f]{32}$/;

const nothing: Shelf = new Map();

/**
 * Opens a cache; the folder is looked at when something is read, and made when something is written.
 *
 * Runs at the same time are safe: each puts its new texts to what the file holds then and replaces it whole. Two that
 * write at the same moment lose the additions of one, which costs questions later on.
 *
 * @param folder undefined where no place is known: nothing is kept then
 * @param warn told at most once why nothing is kept
 */
export function fileCache(folder: string | undefined, warn: (reason: string) => void): FileCache {
  const shelves = new Map<string, Promise<Shelf>>();
  const written = new Map<string, Map<string, string>>();
  let inspected: Promise<FolderState> | undefined;
  let warned = false;

  const giveUp = (reason: string): void => {
    if (!warned) warn(folder === undefined ? reason : `${folder}: ${reason}`);
    warned = true;
  };

  const inspect = async (): Promise<FolderState> => {
    const found: FolderState =
      folder === undefined
        ? { state: 'refused', why: 'neither HOME nor XDG_CACHE_HOME says where' }
        : await inspectFolder(folder);
    if (found.state === 'refused') giveUp(found.why);
    return found;
  };

  const pathOf = (shelf: string): string => {
    const kind = /^[a-z]{1,20}/.exec(shelf)?.[0] ?? 'other';
    return join(folder ?? '', `${kind}-${createHash('sha256').update(shelf).digest('hex').slice(0, 32)}`);
  };

  const load = async (shelf: string): Promise<Shelf> => {
    const found = await (inspected ??= inspect());
    if (found.state !== 'ready') return nothing;
    try {
      return parseShelf((await readOwnFile(pathOf(shelf), found.owner, 4 * shelfLimit)) ?? '');
    } catch (error) {
      giveUp(describeFailure(error));
      return nothing;
    }
  };

  const save = async (shelf: string, texts: ReadonlyMap<string, string>): Promise<void> => {
    // Another run may have written since this one read, or have taken the folder away.
    const found = await load(shelf);
    const isNews = [...texts].some(([item, text]) => text !== '' || found.has(item));
    if (isNews) await replaceOwnFile(pathOf(shelf), formatShelf(found, shelf, texts, shelfLimit));
  };

  return {
    async read(key) {
      const { shelf, item } = splitKey(key);
      if (shelf === '') return undefined;
      const own = written.get(shelf)?.get(item);
      if (own !== undefined) return own === '' ? undefined : own;
      const loading = shelves.get(shelf) ?? load(shelf);
      shelves.set(shelf, loading);
      return readItem(await loading, shelf, item);
    },

    write(key, text) {
      const { shelf, item } = splitKey(key);
      const texts = written.get(shelf) ?? new Map<string, string>();
      if (shelf !== '') written.set(shelf, texts);
      // A line break would end the line in the file.
      texts.set(item, text.includes('\n') || text.length > textLimit ? '' : text);
      return Promise.resolve();
    },

    async close() {
      if (written.size === 0 || folder === undefined) return;
      try {
        const found = await (inspected ??= inspect());
        if (found.state === 'refused') return;
        await makeFolder(folder, 0o700);
        // Made just now, or by somebody who was quicker.
        inspected = inspect();
        if ((await inspected).state !== 'ready') return;
        for (const [shelf, texts] of written) {
          written.delete(shelf);
          shelves.delete(shelf);
          await save(shelf, texts);
        }
        await sweepFolder(folder, (name) => fileName.test(name), longestKept);
      } catch (error) {
        giveUp(describeFailure(error));
      }
    },
  };
}

/** What stands before the last `/` is the shelf; what is no key (a lock may hold any text for a hash) has none. */
function splitKey(key: string): { readonly shelf: string; readonly item: string } {
  const at = /^[!-~]+$/.test(key) ? key.lastIndexOf('/') : 0;
  return at < 1 ? { shelf: '', item: '' } : { shelf: key.slice(0, at), item: key.slice(at + 1) };
}
