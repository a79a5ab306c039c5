// Whether another version installs from its sdist without a compiler, as a search for ways out asks it.

import type { Inquiry } from '../advise/inquiry.ts';
import { heedMetadata } from '../judge/heed-metadata.ts';
import type { Judging } from '../judge/judging.ts';
import type { Releases } from './releases.ts';

/** Sdists that one search looks into for it, on whatever target. */
const MAX_SDISTS = 12;

/** What setuptools cannot read is no way out of the same in the next version: gym 0.20 and 0.21. */
export function pureSdists(judging: Judging, releases: Releases): Inquiry['isPureSdist'] {
  const lookedInto = new Set<string>();
  return async ({ pkg, as: { name }, matcher }, version) => {
    const release = `${name} ${version}`;
    if (lookedInto.size >= MAX_SDISTS && !lookedInto.has(release)) return false;
    lookedInto.add(release);
    const judged = await judging.one(pkg, matcher.target, { of: pkg, name, version });
    return judged !== undefined && heedMetadata(judged, releases).verdict === 'sdist';
  };
}
