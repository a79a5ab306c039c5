// A limit behind a decompressor: a few kilobytes must not become gigabytes.

import { tooLarge, Unreadable } from './unreadable.ts';

/** Up to this size any ratio will do. */
const ratioFrom = 1024 * 1024;

/**
 * @param most unpacked bytes
 * @param ratio unpacked bytes for each packed one
 * @param packed how many packed bytes were taken so far
 * @returns what each unpacked piece is shown to; it throws Unreadable once they are too many
 */
export function watchUnpacked(most: number, ratio: number, packed: () => number): (piece: Uint8Array) => void {
  let unpacked = 0;
  return (piece) => {
    unpacked += piece.length;
    if (unpacked > most) throw tooLarge(most, ' when unpacked');
    if (unpacked > ratioFrom && unpacked > ratio * packed())
      throw new Unreadable(`packed more than ${ratio.toLocaleString('en')} to 1`);
  };
}
