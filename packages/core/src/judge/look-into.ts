// What sdists say that their distributions require, for packages that no judgement looks into.

import type { DistributionFile } from '../package-index/package-index.ts';
import type { AskCost } from './cost.ts';

/** Sdists that are fetched only because somebody else's version is to change. */
const MAX_LOOKED_INTO = 20;

/** In bytes. An index of plain HTML tells no sizes: there all are fetched, as for packages that are to be built. */
const LARGE = 5_000_000;

/**
 * The run's first MAX_LOOKED_INTO are fetched for it, unless they are known to be large. Undefined where it is not known.
 */
export type LookInto = (sdist: DistributionFile) => Promise<readonly string[] | undefined>;

/** @param inspect absent: nothing is known */
export function openLookInto(inspect: AskCost['inspect']): LookInto {
  const lookedInto = new Map<string, Promise<readonly string[] | undefined>>();

  async function requiresIn(sdist: DistributionFile): Promise<readonly string[] | undefined> {
    const inspection = await inspect?.(sdist);
    return inspection?.state === 'read' ? (inspection.reading.requiresDist ?? undefined) : undefined;
  }

  return (sdist) => {
    const known = lookedInto.get(sdist.url);
    if (known) return known;
    if ((sdist.size ?? 0) >= LARGE || lookedInto.size >= MAX_LOOKED_INTO) return Promise.resolve(undefined);
    const answer = requiresIn(sdist);
    lookedInto.set(sdist.url, answer);
    return answer;
  };
}
