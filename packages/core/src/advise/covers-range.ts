// Whether a file is for every Python of a project, as the tools want it that solve for all of them.

import type { InstallerTraits } from '../manifest/installer-traits.ts';
import { beginsWithin, lowerEnd } from '../packaging/lower-end.ts';
import { parseSpecifiers, satisfies, type SpecifierSet } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';

/** The Pythons at which a range is looked at: those of Requires-Python and of projects end at whole minors. */
const minors: readonly string[] = Array.from({ length: 50 }, (_, minor) => `3.${minor}.99`);

/**
 * Whether Requires-Python admits every Python of a project. uv looks at its lower end alone: it takes no upper bound of a
 * package for a reason not to lock it.
 */
export function coversRange(
  requiresPython: string | undefined,
  range: readonly SpecifierSet[],
  bound: InstallerTraits['pythonBound'],
): boolean {
  const required = parseSpecifiers(requiresPython ?? '');
  if (!required.ok) return true;
  if (bound === 'lower') return range.every((set) => beginsWithin(lowerEnd(set), required.value));
  return minors.every((text) => {
    const python = parseVersion(text);
    if (!python.ok) return true;
    return !range.some((set) => satisfies(python.value, set, true)) || satisfies(python.value, required.value, true);
  });
}
