// Whether another version installs from its sdist without a compiler, as a search for ways out asks it.

import type { Inquiry } from '../advise/inquiry.ts';
import type { Judging } from '../judge/judging.ts';

/** Sdists that one search looks into for it, on whatever target. */
const MAX_SDISTS = 12;

export function pureSdists(judging: Judging): Inquiry['isPureSdist'] {
  const lookedInto = new Set<string>();
  return async ({ pkg, as: { name }, matcher }, version) => {
    const release = `${name} ${version}`;
    if (lookedInto.size >= MAX_SDISTS && !lookedInto.has(release)) return false;
    lookedInto.add(release);
    const judged = await judging.one(pkg, matcher.target, { of: pkg, name, version });
    return judged?.finding.verdict === 'sdist';
  };
}
