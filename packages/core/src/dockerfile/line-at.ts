// The line of a file on which a part of an instruction's text stands: its lines are joined there, and comments between them are gone.

/** Where a line of the file begins in a text. */
export interface LineStart {
  readonly at: number;
  readonly line: number;
}

/** @param starts in order */
export function lineAt(starts: readonly LineStart[], offset: number): number | undefined {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle]?.at ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return starts[Math.max(low - 1, 0)]?.line;
}

/** Those of a text that is the end of another. @param cut how much of that is not in it */
export function startsBehind(starts: readonly LineStart[], cut: number): readonly LineStart[] {
  return starts.map(({ at, line }) => ({ at: at - cut, line }));
}
