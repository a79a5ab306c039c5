// What a stage has of what fetches a source from version control and may build it.

import type { Build } from '../assess/assess.ts';
import { compilersIn } from '../image/compilers-in.ts';
import { isStopped } from '../rules/stage-stops.ts';
import type { Target } from '../target/target.ts';
import { heldWords } from './held-words.ts';
import { stageHoldings } from './stage-holdings.ts';

/** Whether a build is of a source that nobody has seen: it is fetched first. */
export function isFetched({ needs }: Build): boolean {
  return needs?.notes.some(({ kind }) => kind === 'source-unseen') === true;
}

/** A full sentence; none where what fetches it is not there, or not known to be. */
export function fetchedWords({ needs }: Build, target: Target): readonly string[] {
  const { stage, image, compiler, stageCompiler } = target;
  const fetching = needs === null ? [] : stageHoldings(needs, target).there;
  if (fetching.length === 0) return [];
  const own = compiler === true && stageCompiler === undefined ? ['gcc'] : [];
  const building = own.length > 0 ? own : compilersIn(stage?.packages ?? [], image?.distro?.name);
  const names = [...new Set([...fetching, ...building])].toSorted();
  const there = heldWords(names, stage);
  const are = `${there} ${names.length === 1 ? 'is' : 'are'} there`;
  const bySsh = needs?.notes.some((note) => note.kind === 'source-unseen' && note.bySsh) === true;
  // With SSH it also takes a client and a key, which its own note says.
  if (bySsh) return [`${are}.`];
  const here = `in this ${stage === undefined ? 'image' : 'stage'}`;
  return isStopped(target)
    ? [`${there} would be there: it would be fetched and built ${here}.`]
    : [`${are}: it is fetched and built ${here}.`];
}
