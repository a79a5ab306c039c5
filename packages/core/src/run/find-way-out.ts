// The search for a way out, with its questions opened: loaded where something is in trouble.

import { advise } from '../advise/advise.ts';
import type { Advice } from '../advise/advice.ts';
import type { JudgedSet } from '../advise/inquiry.ts';
import { alternatives } from '../advise/alternatives.ts';
import { supportedNeighbours } from '../image/supported-neighbours.ts';
import { type InquiryInput, openInquiry } from './open-inquiry.ts';

/** Looks for ways out of what must be built or cannot be installed. */
export async function findWayOut(set: JudgedSet, circumstances: Omit<InquiryInput, 'alternatives'>): Promise<Advice> {
  const inquiry = await openInquiry({ ...circumstances, alternatives });
  return advise(set, await supportedNeighbours(set.request, set.target), inquiry);
}
