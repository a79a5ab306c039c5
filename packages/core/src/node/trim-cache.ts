// Keeps the folder of a cache small.

import { unlink } from 'node:fs/promises';
import { shelfFiles } from './shelf-files.ts';

/** Milliseconds. A shelf that no run has used for so long belongs to an index that nobody asks any more. */
const longestKept = 90 * 24 * 3_600_000;

/**
 * Takes away what killed runs left behind, what nobody has used for a long time, and of the rest what was used longest ago
 * until it is within the limit. A shelf that another run writes meanwhile may go too, which costs questions.
 *
 * @param limit bytes of the whole
 */
export async function trimCache(folder: string, limit: number): Promise<void> {
  const files = await shelfFiles(folder);
  const isOver = (used: number): boolean => Date.now() - used > longestKept;
  const shelves = files.filter(({ kind }) => kind === 'shelf').toSorted((one, other) => other.used - one.used);
  const gone = new Set(files.filter(({ kind, used }) => kind === 'abandoned' || (kind === 'shelf' && isOver(used))));
  let size = 0;
  for (const shelf of shelves) {
    size += shelf.bytes;
    if (size > limit) gone.add(shelf);
  }
  for (const { path } of gone) await unlink(path).catch(() => undefined);
}
