// What packages in hash mode need and their file does not hold: pip stops there, unless the image has it.

import type { Unmet } from '../assess/unmet-requirements.ts';
import type { PackageName } from '../packaging/name.ts';
import type { CheckedPackage } from '../rules/matter.ts';
import type { Target } from '../target/target.ts';
import { broughtByImage } from './brought-by-image.ts';

/** @returns what stays missing and is fetched or not known, and what makes the installer stop */
export function unhashedNeeds(
  unmet: Unmet,
  checked: readonly CheckedPackage[],
  target: Target,
): { readonly unmet: Unmet; readonly unhashed: Unmet['missing'] } {
  const hashed = new Set(checked.flatMap(({ manifest, pkg }) => (manifest.hashMode === true ? [pkg.name] : [])));
  const missing = new Map<PackageName, readonly PackageName[]>();
  const unhashed = new Map<PackageName, readonly PackageName[]>();
  for (const [name, needing] of unmet.missing) {
    const stopped = needing.filter((one) => hashed.has(one));
    const there = stopped.length === 0 ? 'absent' : broughtByImage(name, target);
    if (there === 'present') continue;
    if (stopped.length > 0 && there === 'absent') unhashed.set(name, stopped);
    else missing.set(name, needing);
  }
  return { unmet: { ...unmet, missing }, unhashed };
}
