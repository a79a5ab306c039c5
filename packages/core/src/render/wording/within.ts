// Lists cut to a number of bytes, by whole pieces.

/**
 * The pieces from the first on whose UTF-8, with a line feed each, takes at most `room` bytes; where some are left out,
 * what `rest` says of their number follows.
 */
export function within(
  pieces: readonly string[],
  room: number,
  rest: (left: number) => readonly string[],
): readonly string[] {
  const encoder = new TextEncoder();
  let used = 0;
  const kept = pieces.findIndex((piece) => {
    used += encoder.encode(piece).length + 1;
    return used > room;
  });
  return kept === -1 ? pieces : [...pieces.slice(0, kept), ...rest(pieces.length - kept)];
}
