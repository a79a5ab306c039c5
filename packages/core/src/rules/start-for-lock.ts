// Both FROMs at once, where the lock is for another Python than both have: a new one for either alone undoes what the lock asks for.

import type { PythonRange } from '../manifest/manifest.ts';
import { satisfies } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';
import type { Target } from '../target/target.ts';
import { pythonTag, runtimeVariant } from './runtime-variant.ts';
import { changeBoth, stageFroms } from './stage-froms.ts';

/** Of Python 3, what the official image has tags of. */
const minors = [8, 9, 10, 11, 12, 13, 14];

/** The official image with the nearest Python of the range, and its variant for what runs; null for other images. */
export function startForLock(target: Target, runtime: Target, range: PythonRange): string | null {
  const froms = stageFroms(target.stage);
  const tag = pythonTag(target.name);
  const isPlain = tag !== null && runtime.pip !== undefined && pythonTag(runtime.name) !== null;
  const minor = nearestMinor(target.python.release[1] ?? 0, range);
  if (!isPlain || minor === undefined || froms === null) return null;
  const image = `${tag.image}:3.${minor}${tag.variant}`;
  return `Change ${changeBoth(froms, image, runtimeVariant(image, runtime.name))}`;
}

function nearestMinor(own: number, { anyOf }: PythonRange): number | undefined {
  const isIn = (minor: number): boolean => {
    const last = parseVersion(`3.${minor}.99`);
    return last.ok && anyOf.some((set) => satisfies(last.value, set, true));
  };
  return minors.filter(isIn).toSorted((a, b) => Math.abs(a - own) - Math.abs(b - own))[0];
}
