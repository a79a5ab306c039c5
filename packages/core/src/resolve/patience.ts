// How far all searches of one question go together: the rounds that ask again begin with what those before them left.

/** Milliseconds that are left; a search takes off what it took from its first conflict on. */
export interface TimeLeft {
  ms: number;
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

/** For one question, 5 s in all from the first conflict on; doubts are part of the search. pip itself would go on for hours. */
export function freshPatience(): Patience {
  return {
    looked: new Set(),
    search: { ms: 3000 },
    doubt: { ms: 1000 },
    proof: { ms: 1500 },
    telling: { ms: 500 },
  };
}
