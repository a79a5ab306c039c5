// What a run of the fault suite counts, and its one line of figures.

export interface Tally {
  /** Faults, each a row of the matrix in one variant. */
  injected: number;
  /** Of these, those after which everything was as it should be. */
  survived: number;
  /** Verdicts that are neither the truth nor unknown. */
  wrongVerdicts: number;
  hangs: number;
  /** Errors that are none of ours, or text of one in an output. */
  stackTraces: number;
  /** Outputs, errors or kept texts that hold a password. */
  leakedCanaries: number;
  /** Verdicts of a later run with the same cache and a healthy index that are not the truth. */
  wrongCacheEntries: number;
}

const newTally = (): Tally => ({
  injected: 0,
  survived: 0,
  wrongVerdicts: 0,
  hangs: 0,
  stackTraces: 0,
  leakedCanaries: 0,
  wrongCacheEntries: 0,
});

/** Of all rows of a test file. */
export const tally: Tally = newTally();

export const CANARY = 'C4N4RY-s3cret';

export function figures(counted: Tally): string {
  return [
    `${counted.injected} injected`,
    `${counted.survived} survived`,
    `${counted.wrongVerdicts} wrong verdicts`,
    `${counted.hangs} hangs`,
    `${counted.stackTraces} stack traces`,
    `${counted.leakedCanaries} leaked canaries`,
    `${counted.wrongCacheEntries} wrong cache entries`,
  ].join(', ');
}

/** Lines as V8 writes them under an error. */
export const hasStackTrace = (text: string): boolean =>
  /^\s+at .*(?::\d+:\d+\)?|\(<anonymous>\)|native\))$/m.test(text);

/**
 * Counts a fault that is not about an index: what was asserted of it holds, or it throws.
 *
 * @param texts whatever was said, to be looked through
 */
export async function injected(texts: readonly string[], holds: () => unknown, counted: Tally = tally): Promise<void> {
  counted.injected += 1;
  const traced = texts.some(hasStackTrace);
  const leaked = texts.some((text) => text.includes(CANARY));
  counted.stackTraces += Number(traced);
  counted.leakedCanaries += Number(leaked);
  await holds();
  if (!traced && !leaked) counted.survived += 1;
}
