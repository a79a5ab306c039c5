// The order of refusals: those that lacked least to fit come first.

import type { DistributionFile } from '../package-index/package-index.ts';
import { type Matcher, reasons } from './compatibility.ts';
import type { Refusal } from './refusal.ts';

/** In order however they stood before. */
export function nearestFirst(refused: readonly Refusal[], matcher: Matcher): readonly Refusal[] {
  return refused
    .map((refusal) => ({
      refusal,
      nearness: 2 * reasons.indexOf(refusal.reason) + Number(isForMachine(refusal.file, matcher)),
    }))
    .toSorted((a, b) => b.nearness - a.nearness || (a.refusal.file.raw < b.refusal.file.raw ? -1 : 1))
    .map(({ refusal }) => refusal);
}

/** Among wheels for another Python, those for the same kind of machine are the nearer ones. */
function isForMachine({ filename }: DistributionFile, { platforms }: Matcher): boolean {
  return filename.kind === 'wheel' && filename.tags.some(({ platform }) => platforms.has(platform));
}
