// The folder of a cache's shelves: whether it may be used, which is looked at once and told once where it may not.

import { join } from 'node:path';
import { type FolderState, inspectFolder } from './own-folder.ts';
import { shelfFileName } from './shelf-files.ts';

export interface ShelfFolder {
  /** As it was found. */
  state(): Promise<FolderState>;
  /** As it is after it was made. */
  stateNow(): Promise<FolderState>;
  /** The file of a shelf. */
  pathOf(shelf: string): string;
  /** Tells, the first time alone, why nothing is kept. */
  giveUp(reason: string): void;
}

/**
 * @param path undefined where no place is known
 * @param warn told at most once why nothing is kept
 */
export function shelfFolder(path: string | undefined, warn: (reason: string) => void): ShelfFolder {
  let inspected: Promise<FolderState> | undefined;
  let warned = false;

  const giveUp = (reason: string): void => {
    if (!warned) warn(path === undefined ? reason : `${path}: ${reason}`);
    warned = true;
  };

  const inspect = async (): Promise<FolderState> => {
    const found: FolderState =
      path === undefined
        ? { state: 'refused', why: 'neither HOME nor XDG_CACHE_HOME says where' }
        : await inspectFolder(path);
    if (found.state === 'refused') giveUp(found.why);
    return found;
  };

  return {
    state: () => (inspected ??= inspect()),
    stateNow: () => (inspected = inspect()),
    pathOf: (shelf) => join(path ?? '', shelfFileName(shelf)),
    giveUp,
  };
}
