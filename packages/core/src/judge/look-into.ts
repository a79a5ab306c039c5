// What sdists say that their distributions require, for packages that no judgement looks into.

import type { DistributionFile } from '../package-index/package-index.ts';
import type { AskCost } from './cost.ts';

/** In bytes. An index of plain HTML tells no sizes: there all are fetched, as for packages that are to be built. */
const LARGE = 5_000_000;

/** Undefined where it is not known, as of those that are known to be large. Each is looked into once a run. */
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
    if ((sdist.size ?? 0) >= LARGE) return Promise.resolve(undefined);
    const answer = requiresIn(sdist);
    lookedInto.set(sdist.url, answer);
    return answer;
  };
}
