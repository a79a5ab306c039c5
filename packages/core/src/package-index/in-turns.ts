// Long work in short pieces: a hostile answer must not keep the run from being stopped.

/** Entries that are read in some ten milliseconds. */
const TURN = 2000;

/** Calls `work` for each; `rest` is waited for after every two thousand, or as many as `turn` says. */
export async function inTurns<T>(
  all: readonly T[],
  rest: (() => Promise<void>) | undefined,
  work: (one: T) => void,
  turn = TURN,
): Promise<void> {
  for (const [position, one] of all.entries()) {
    if (rest && position % turn === turn - 1) await rest();
    work(one);
  }
}
