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

/** What the report calls them, without their platforms: services, Dockerfiles, stages. */
function labels(sets: readonly JudgedSet[]): readonly string[] {
  const stages = sets.map(({ request: { stage } }) => ({
    file: stage?.service ?? stage?.path ?? '',
    name: typeof stage?.name === 'number' ? `stage ${stage.name}` : (stage?.name ?? ''),
  }));
  const withFile = new Set(stages.map(({ file }) => file)).size > 1;
  return stages.map(({ file, name }) => {
    if (!withFile) return name;
    return stages.some((other) => other.file === file && other.name !== name) ? `${file} (${name})` : file;
  });
}
