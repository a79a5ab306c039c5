// Pythons by their minor, as what an sdist says of them is told.

export type PythonRelease = readonly [major: number, minor: number];

/** Those that a reading is made for; a later one is taken to be like the last. */
export const pythonReleases: readonly PythonRelease[] = [
  [2, 7],
  ...Array.from({ length: 13 }, (_, at): PythonRelease => [3, 4 + at]),
];

export function isRelease(one: PythonRelease, other: PythonRelease): boolean {
  return one[0] === other[0] && one[1] === other[1];
}

/** @returns whether `one` is `other` or later */
export function isFrom(one: PythonRelease, [major, minor]: PythonRelease): boolean {
  return one[0] > major || (one[0] === major && one[1] >= minor);
}

/** `since` and later, but not `until` and later. */
export interface PythonRange {
  readonly since?: PythonRelease;
  readonly until?: PythonRelease;
}

export function isWithin(release: PythonRelease, { since, until }: PythonRange): boolean {
  return (since === undefined || isFrom(release, since)) && (until === undefined || !isFrom(release, until));
}
