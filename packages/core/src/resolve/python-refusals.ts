// Python as uv's search sees it: a package without versions but the target's own, of which a range is looked up once.

import { parseSpecifiers, satisfies } from '../packaging/specifier.ts';
import { parseVersion, type Version } from '../packaging/version.ts';

/** Versions among which two ranges of Requires-Python differ, if they do. */
const samples: readonly Version[] = [2, 3, 4].flatMap((major) =>
  Array.from({ length: 32 }, (_, minor) => minor).flatMap((minor) =>
    [0, 1, 2, 3, 5, 10, 20, 31].flatMap((patch) => {
      const version = parseVersion(`${major}.${minor}.${patch}`);
      return version.ok ? [version.value] : [];
    }),
  ),
);

/** @returns whether a range that the Python is not in is new: not within one that was refused before */
export function pythonRefusals(): (range: string) => boolean {
  const refused: ReadonlySet<Version>[] = [];
  const known = new Map<string, boolean>();
  return (range) => {
    if (known.has(range)) return false;
    known.set(range, true);
    const set = parseSpecifiers(range);
    const within = samples.filter((version) => set.ok && satisfies(version, set.value));
    const isNew = !refused.some((before) => within.every((version) => before.has(version)));
    if (isNew) refused.push(new Set(within));
    return isNew;
  };
}
