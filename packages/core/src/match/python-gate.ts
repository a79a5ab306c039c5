// Whether an installer takes a file on this Python, by the Requires-Python that the index gives for it.

import type { Matcher } from './compatibility.ts';
import { parseLegacySpecifiers, satisfiesLegacy } from '../packaging/legacy-specifier.ts';
import { beginsBelow } from '../packaging/lower-end.ts';
import { parseSpecifiers, satisfies } from '../packaging/specifier.ts';
import { parseVersion, type Version } from '../packaging/version.ts';

type Python = Pick<Matcher, 'pythonVersion' | 'pythonBound' | 'readsLegacy'>;

/** Whether a text admits the Python. */
type PythonGate = (requiresPython: string | undefined) => boolean;

const gates = new WeakMap<Python, PythonGate>();

/** @returns the test of one text; the files of a release mostly have one in common, and releases a few: each is read once */
export function pythonGate(python: Python): PythonGate {
  const gate = gates.get(python) ?? makeGate(python);
  gates.set(python, gate);
  return gate;
}

function makeGate({ pythonVersion, pythonBound, readsLegacy }: Python): PythonGate {
  const version = parseVersion(pythonVersion);
  const admits = pythonBound === 'lower' ? beginsBelow : readsLegacy ? isWithinAsBefore : isWithin;
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

/** pip before 24.1 compares as text what is none of PEP 440's (clickhouse-driver 0.2.2 has `>=3.4.*, <4`), and ignores the rest. */
function isWithinAsBefore(requiresPython: string, python: Version): boolean {
  const set = parseLegacySpecifiers(requiresPython);
  return !set.ok || satisfiesLegacy(python, set.value);
}
