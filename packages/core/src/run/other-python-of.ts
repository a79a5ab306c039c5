// Releases that are for other Pythons, all of a range.

import type { ProjectRelease } from '../candidates/releases-of.ts';
import type { pythonGate } from '../match/python-gate.ts';
import { parseSpecifiers, satisfies } from '../packaging/specifier.ts';
import { isPrerelease } from '../packaging/version.ts';

/** The newest release of a range, where all of it is for other Pythons. */
export function otherPythonOf(
  newestFirst: readonly ProjectRelease[],
  range: string,
  admits: ReturnType<typeof pythonGate>,
): OtherPython | undefined {
  const set = parseSpecifiers(range);
  const within = set.ok ? newestFirst.filter(({ version }) => satisfies(version, set.value, true)) : [];
  const isOut = within.every(({ kinds }) => kinds.every(({ requiresPython }) => !admits(requiresPython)));
  const newest = isOut ? (within.find(({ version }) => !isPrerelease(version)) ?? within[0]) : undefined;
  const last = newest?.kinds.at(-1)?.requiresPython;
  return newest && last !== undefined ? { version: newest.version.text, range: last } : undefined;
}

export interface OtherPython {
  readonly version: string;
  /** Requires-Python of its last file. */
  readonly range: string;
}
