// How much one file may ask of one project: each is held against all others, again and again while versions are searched for.

import { WheelcheckError } from '../error.ts';
import type { PackageName } from '../packaging/name.ts';
import type { LockedPackage } from './manifest.ts';

/** The forks of one project in a lock of uv come to a dozen. */
const MOST_ON_ONE = 500;

/**
 * @param packages of any kind of file, before or after what is asked of one project was put together
 * @throws WheelcheckError (`file-broken`) at the first one beyond the limit
 */
export function refuseCrowds(packages: readonly LockedPackage[]): void {
  const asked = new Map<PackageName, Set<string>>();
  for (const { name, version, specifier, markerText, source, extras, at } of packages) {
    const ofName = asked.get(name) ?? new Set();
    asked.set(name, ofName.add(JSON.stringify([version, specifier, markerText, source, extras])));
    if (ofName.size > MOST_ON_ONE)
      throw new WheelcheckError({
        code: 'file-broken',
        message: `${at.path}:${at.line}: more than ${MOST_ON_ONE} different requirements on ${name}`,
        hint: 'say in fewer of them what is asked of it',
      });
  }
}
