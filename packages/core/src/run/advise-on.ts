// The way out of one judged set: the search is loaded and its questions are opened where something is in trouble, not before.

import type { Advice } from '../advise/advice.ts';
import type { JudgedSet } from '../advise/inquiry.ts';
import { isTroubled, noAdvice } from './is-troubled.ts';
import type { InquiryInput } from './open-inquiry.ts';

/** Looks for ways out of what must be built or cannot be installed; nothing is asked where nothing is. */
export async function adviseOn(on: JudgedSet, circumstances: Omit<InquiryInput, 'alternatives'>): Promise<Advice> {
  if (!isTroubled(on)) return noAdvice;
  const { findWaysOut } = await import('./find-ways-out.ts');
  const [advice = noAdvice] = await findWaysOut([{ on, circumstances }]);
  return advice;
}
