// Why an index, or a host of its files, gave no certain answer.

import { type Fault, faultText, formatSeconds } from './fault.ts';

/** Why there is no certain answer, as a value. */
export interface IndexFault {
  /** The last one, where there were several. */
  readonly fault: Fault;
  /** Null where one question was all. */
  readonly tries: Tries | null;
  /** The index that failed, as messages name it; null where nobody said which. */
  readonly index: string | null;
  /** Whether the files of other indexes count beside it. */
  readonly pooled?: boolean;
}

/** How often a question was asked in vain. */
interface Tries {
  readonly count: number;
  /** Milliseconds from the first question to the last fault. */
  readonly elapsed: number;
  /** False where the faults were different ones. */
  readonly alike: boolean;
}

/** What the index could not tell, and why: thrown by http and package-index, turned into `unknown` by check.ts and nowhere else. */
export class IndexError extends Error implements IndexFault {
  override readonly name = 'IndexError';
  readonly fault: Fault;
  readonly tries: Tries | null;
  readonly index: string | null;
  readonly pooled: boolean;
  constructor(fault: Fault, tries: Tries | null = null, index: string | null = null, pooled = false) {
    super(timedText(fault, tries));
    this.fault = fault;
    this.tries = tries;
    this.index = index;
    this.pooled = pooled;
  }
  get kind(): Fault['kind'] {
    return this.fault.kind;
  }
  /** The same of a certain index: of several that are asked as one, the one that failed. */
  of(index: string): IndexError {
    return new IndexError(this.fault, this.tries, index, this.pooled);
  }
  /** As a value. @param index the one that was asked, where nobody said which failed */
  told(index: string): IndexFault {
    const { fault, tries, pooled } = this;
    return { fault, tries, index: this.index ?? index, ...(pooled ? { pooled } : {}) };
  }
  /** The same of one index among others whose files count as well. */
  amongOthers(): IndexError {
    return new IndexError(this.fault, this.tries, this.index, true);
  }
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];
const inWords = (count: number): string => numbers[count] ?? `${count}`;

/** `HTTP 503 four times`: the same in every run, as reports are. */
export function triedText(fault: Fault, tries: Tries | null): string {
  const text = faultText(fault);
  if (tries === null || tries.count === 1) return text;
  const { count, alike } = tries;
  if (!alike) return `${text}, the last of ${inWords(count)} failures`;
  return `${text} ${count === 2 ? 'twice' : `${inWords(count)} times`}`;
}

/** `HTTP 503 four times in 7.4 s`: for whoever waited. */
export function timedText(fault: Fault, tries: Tries | null): string {
  const text = triedText(fault, tries);
  return tries === null || tries.count === 1 ? text : `${text} in ${formatSeconds(tries.elapsed)}`;
}
