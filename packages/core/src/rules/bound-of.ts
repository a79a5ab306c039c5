// The range of Pythons that a lock is for.

import { interpreterVersion } from '../packaging/interpreter-version.ts';
import { satisfies } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';
import { isBeside } from '../manifest/is-beside.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Target } from '../target/target.ts';

/** The Python of the lock binds where the command that installs from it stops on another one. */
export function boundOf({ requiresPython, lockedPython }: Manifest, { stage }: Target): Manifest['requiresPython'] {
  const { stopsAtOtherPython = false, pythonsBeside = [] } = stage?.installs.at(-1) ?? {};
  const binds = stopsAtOtherPython && lockedPython !== undefined && !isBeside(lockedPython, pythonsBeside);
  return requiresPython ?? (binds ? lockedPython : undefined);
}

export function isOutside(
  range: Manifest['requiresPython'],
  { python }: Target,
): range is NonNullable<Manifest['requiresPython']> {
  const version = parseVersion(interpreterVersion(python.version));
  return range !== undefined && version.ok && !range.anyOf.some((set) => satisfies(version.value, set, true));
}
