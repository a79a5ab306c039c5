// Whether ways out are looked for at all: where nothing is in trouble, nothing of the search is loaded.

import type { Advice } from '../advise/advice.ts';
import type { JudgedSet } from '../advise/inquiry.ts';

/** Whether something of the set must be built or cannot be installed. */
export function isTroubled({ rows }: Pick<JudgedSet, 'rows'>): boolean {
  return rows.some(({ finding: { verdict } }) => verdict === 'build' || verdict === 'impossible');
}

/** What is said where nothing is in trouble, or nobody wants a way out. */
export const noAdvice: Advice = { plans: [], ways: new Map(), isCut: false };
