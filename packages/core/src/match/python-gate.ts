// Whether an installer takes a file on this Python, by the Requires-Python that the index gives for it.

import type { Matcher } from './compatibility.ts';
import { beginsBelow } from '../packaging/lower-end.ts';
import { parseSpecifiers, satisfies } from '../packaging/specifier.ts';
import { parseVersion, type Version } from '../packaging/version.ts';

/** @returns the test of one text; the files of a release mostly have one in common, which is read once */
export function pythonGate({
  pythonVersion,
  pythonBound,
}: Pick<Matcher, 'pythonVersion' | 'pythonBound'>): (requiresPython: string | undefined) => boolean {
  const version = parseVersion(pythonVersion);
  const admits = pythonBound === 'lower' ? beginsBelow : isWithin;
  const known = new Map<string, boolean>();
  return (requiresPython) => {
    if (requiresPython === undefined || !version.ok) return true;
    const before = known.get(requiresPython);
    if (before !== undefined) return before;
    const now = admits(requiresPython, version.value);
    known.set(requiresPython, now);
    return now;
  };
}

/** An invalid text restricts nothing: pip's `_check_link_requires_python` ignores it (pyzmq 17 has `!=3.0*`). */
function isWithin(requiresPython: string, python: Version): boolean {
  const set = parseSpecifiers(requiresPython);
  return !set.ok || satisfies(python, set.value, true);
}
