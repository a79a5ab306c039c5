// A place in a text that a parser moves along, and the first problem it met there.

/** `problem` is set once, by `fail`; what stands behind `at` is not yet read. */
export interface Scanner {
  readonly text: string;
  at: number;
  problem: string | undefined;
  /** Where it was met. */
  failedAt?: number;
}

/** A scanner at the start of the text. */
export function scanner(text: string): Scanner {
  return { text, at: 0, problem: undefined };
}

/**
 * Reads what the pattern matches right here and moves behind it.
 * @param pattern a sticky regular expression
 * @returns the text read, or undefined, and then nothing was read
 */
export function take(source: Scanner, pattern: RegExp): string | undefined {
  pattern.lastIndex = source.at;
  const found = pattern.exec(source.text)?.[0];
  if (found !== undefined) source.at += found.length;
  return found;
}

/** Whether the pattern matches right here; reads nothing. */
export function sees(source: Scanner, pattern: RegExp): boolean {
  pattern.lastIndex = source.at;
  return pattern.test(source.text);
}

/** Spaces and tabs, the only white space inside requirements and markers (PEP 508). */
export function skipBlanks(source: Scanner): void {
  take(source, /[ \t]+/y);
}

/** Records what was expected here, unless an earlier problem stands; gives undefined, for a parser to give back. */
export function fail(source: Scanner, expected: string): undefined {
  const rest = source.text.slice(source.at, source.at + 30);
  const found = rest === '' ? 'the end' : JSON.stringify(rest);
  source.failedAt ??= source.at;
  source.problem ??= `expected ${expected} at character ${source.at + 1}, found ${found}`;
  return undefined;
}
