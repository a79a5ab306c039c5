// The line that a package stands on: whoever changes a version there changes it for every set that installs from it.

import type { LockedPackage } from '../manifest/manifest.ts';

/** The same text for what one line brings in one set and in another. */
export function lineKey({ name, pinnedAt, at }: LockedPackage): string {
  const { path, line } = pinnedAt ?? at;
  return JSON.stringify([path, line, name]);
}
