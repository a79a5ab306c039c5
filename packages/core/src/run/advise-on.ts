// The way out of one judged set: the search is loaded and its questions are opened where something is in trouble, not before.

import type { Advice } from '../advise/advice.ts';
import type { JudgedSet } from '../advise/inquiry.ts';
import type { InquiryInput } from './open-inquiry.ts';

/** Looks for ways out of what must be built or cannot be installed; nothing is asked where nothing is. */
export async function adviseOn(set: JudgedSet, circumstances: Omit<InquiryInput, 'alternatives'>): Promise<Advice> {
  if (!isTroubled(set)) return noAdvice;
  const { findWayOut } = await import('./find-way-out.ts');
  return findWayOut(set, circumstances);
}

/** Whether something of the set must be built or cannot be installed. */
export function isTroubled({ rows }: Pick<JudgedSet, 'rows'>): boolean {
  return rows.some(({ finding: { verdict } }) => verdict === 'build' || verdict === 'impossible');
}

/** What is said where nothing is in trouble, or nobody wants a way out. */
export const noAdvice: Advice = { plans: [], ways: new Map(), isCut: false };
