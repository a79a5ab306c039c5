// What a project asks for that its lock does not hold: Poetry before 1.8 solves over a lock that is out of date, and ends there.

import { satisfies } from '../../packaging/specifier.ts';
import { parseVersion } from '../../packaging/version.ts';
import type { LockedPackage, RootDependency } from '../manifest.ts';

/** The names of its own dependencies, whatever the machine: `Because app depends on pluggy (1.2.0) which doesn't match any versions`. */
export function notHeld(roots: readonly RootDependency[], packages: readonly LockedPackage[]): readonly string[] {
  const missing = roots.filter(
    (root) => root.group === 'main' && !root.marker && !root.forExtras && !packages.some((each) => answers(each, root)),
  );
  return [...new Set(missing.map(({ name }) => name))];
}

function answers({ name, version }: LockedPackage, root: RootDependency): boolean {
  if (name !== root.name) return false;
  const known = parseVersion(version ?? '');
  return !known.ok || root.versions.length === 0 || root.versions.some((set) => satisfies(known.value, set, true));
}
