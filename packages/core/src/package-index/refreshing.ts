// Which projects are asked about anew, whatever a cache holds of them.

import { normalizeName, type PackageName } from '../packaging/name.ts';

/** @param refresh projects, or all of them */
export function refreshing(refresh: true | readonly string[] = []): (name: PackageName) => boolean {
  const names = new Set(refresh === true ? [] : refresh.map((name) => normalizeName(name)));
  return (name) => refresh === true || names.has(name);
}
