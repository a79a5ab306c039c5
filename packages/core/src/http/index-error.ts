// Why an index, or a host of its files, gave no certain answer.

import { type Fault, faultText, formatSeconds } from './fault.ts';

/** How often a question was asked in vain. */
export interface Tries {
  readonly count: number;
  /** Milliseconds from the first question to the last fault. */
  readonly elapsed: number;
  /** False where the faults were different ones. */
  readonly alike: boolean;
}

/** What the index could not tell, and why: thrown by http and package-index, turned into `unknown` by check.ts and nowhere else. */
export class IndexError extends Error {
  override readonly name = 'IndexError';
  /** The last one, where there were several. */
  readonly fault: Fault;
  constructor(fault: Fault, tries: Tries = { count: 1, elapsed: 0, alike: true }) {
    super(describe(faultText(fault), tries));
    this.fault = fault;
  }
  get kind(): Fault['kind'] {
    return this.fault.kind;
  }
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];
const inWords = (count: number): string => numbers[count] ?? `${count}`;

/** `HTTP 503 four times in 7.4 s` */
function describe(text: string, { count, elapsed, alike }: Tries): string {
  if (count === 1) return text;
  const span = formatSeconds(elapsed);
  if (!alike) return `${text}, the last of ${inWords(count)} failures in ${span}`;
  return `${text} ${count === 2 ? 'twice' : `${inWords(count)} times`} in ${span}`;
}
