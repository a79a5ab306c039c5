// The search for ways out of installations that install from the same lines, or of one alone, with its questions opened: loaded where
// one of them is in trouble.

import type { Advice } from '../advise/advice.ts';
import { adviseTogether } from '../advise/advise-together.ts';
import { alternatives } from '../advise/alternatives.ts';
import type { JudgedSet } from '../advise/inquiry.ts';
import { supportedNeighbours } from '../image/supported-neighbours.ts';
import { type InquiryInput, openInquiry } from './open-inquiry.ts';

/** One of them on one target. */
interface SharingSet {
  readonly on: JudgedSet;
  readonly circumstances: Omit<InquiryInput, 'alternatives'>;
}

/** In the order of the sets; nothing for those that are in no trouble. */
export async function findWaysOut(sets: readonly SharingSet[]): Promise<readonly Advice[]> {
  const names = labels(sets.map(({ on }) => on));
  return adviseTogether(
    await Promise.all(
      sets.map(async ({ on, circumstances }, position) => ({
        set: on,
        around: await supportedNeighbours(on.request, on.target),
        inquiry: await openInquiry({ ...circumstances, alternatives }),
        label: names[position] ?? '',
      })),
    ),
  );
}

/** What tells them apart: services, else Dockerfiles, else stages, else platforms. */
function labels(sets: readonly JudgedSet[]): readonly string[] {
  const ways: readonly ((set: JudgedSet) => string | undefined)[] = [
    ({ request: { stage } }) => stage?.service,
    ({ request: { stage } }) => stage?.path,
    ({ request: { stage } }) => stage && (typeof stage.name === 'number' ? `line ${stage.line}` : stage.name),
    ({ request }) => request.platform,
  ];
  let told: readonly string[] = sets.map(() => '');
  for (const way of ways) {
    if (new Set(told).size === sets.length) break;
    const names = sets.map(way);
    if (new Set(names).size > 1) told = told.map((label, position) => `${label} ${names[position] ?? ''}`.trim());
  }
  return told;
}
