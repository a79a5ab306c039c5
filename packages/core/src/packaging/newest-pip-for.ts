// The newest pip that a Python can have, and how another pip is asked for it.

import { pipOlderThan } from './pip-knows.ts';
import { pipReleases } from './pip-releases.ts';

/** The last for Python 2, and for 3.5. */
const LAST_FOR_2 = '20.3.4';

type Release = readonly [major: number, minor: number];

export function newestPipFor([major, minor]: Release): string {
  return (major === 3 ? pipReleases.findLast(({ since }) => since <= minor)?.version : undefined) ?? LAST_FOR_2;
}

/**
 * What follows `pip install`: `-U pip`; `"pip<21"` where it has to say itself what the Python takes.
 *
 * @param pip that which is asked: before 9.0 it takes a release whatever Python that one requires
 */
export function pipUpgrade(pip: string | undefined, release: Release): string {
  const newest = newestPipFor(release);
  const next = pipReleases.find(({ version }) => pipOlderThan(newest, version));
  return next !== undefined && pipOlderThan(pip, '9.0') ? `"pip<${next.version.replace(/\.0$/, '')}"` : '-U pip';
}
