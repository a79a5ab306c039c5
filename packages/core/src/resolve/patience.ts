// How far all searches of one question go together: the rounds that ask again begin with what those before them left.

/** Milliseconds that are left; a search takes off what it took from its first conflict on. */
export interface TimeLeft {
  /** For its own work. */
  ms: number;
  /** For waiting until the index answers: a distant one, or a machine with other work, makes no search hopeless. */
  waits: number;
}

export interface Patience {
  /** The versions looked into so far; one that a later round looks into again counts once. */
  readonly looked: Set<string>;
  readonly search: TimeLeft;
  /** In the midst of a search, for doubts whether there is a way. */
  readonly doubt: TimeLeft;
  /** For a proof that there is none. */
  readonly proof: TimeLeft;
  /** For what is told of it. */
  readonly telling: TimeLeft;
}

/** So much longer than it works a search may wait. */
const WAITING = 3;

/**
 * For one question, 5 s of work in all from the first conflict on; doubts are part of the search. pip itself would go on for hours.
 *
 * @param waiting how much longer than it works it may wait
 */
export function freshPatience(waiting: number = WAITING): Patience {
  const left = (ms: number): TimeLeft => ({ ms, waits: ms * waiting });
  return { looked: new Set(), search: left(3000), doubt: left(1000), proof: left(1500), telling: left(500) };
}

/** Work that the one will not need the other may do; it waits no longer for that. */
export function giveWork(from: TimeLeft, to: TimeLeft): void {
  to.ms += from.ms;
  from.ms = 0;
}
