// Which libraries a stage keeps for what it runs: a development package depends on the library that its headers are of.

import type { Target } from '../../target/target.ts';
import { packagesOf, type Library } from './library.ts';
import type { PackageManager } from './build-needs.ts';
import { providersOf } from './providers.ts';
import type { DistroRelease } from './release-condition.ts';

/** Whether the stage that builds is the one that runs, and has the library's headers in the end (libpq-dev depends on libpq5). */
export function staysLinked(
  library: Library,
  manager: PackageManager,
  release: DistroRelease,
  { stage }: Target,
): boolean {
  if (stage === undefined || stage.runsElsewhere === true || stage.runtime !== undefined) return false;
  const names = packagesOf(library, manager, release) ?? [];
  const dropped = new Set(stage.drops);
  const kept = [...stage.packages.filter((name) => !dropped.has(name)), ...(stage.gains ?? [])];
  const isKept = (name: string): boolean =>
    providersOf(name, kept).some((way) => way.every((each) => kept.includes(each)));
  return names.length > 0 && names.every(isKept);
}
