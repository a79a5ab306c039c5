// The releases of pip, as its index page has them: those that are not yanked, oldest first, as of 2026-11-29.

export interface PipRelease {
  readonly version: string;
  /** The first minor of Python 3 that its Requires-Python takes. */
  readonly since: number;
}

const byPython: readonly (readonly [since: number, releases: string])[] = [
  [3, '9.0.3 10.0.1 18.0 18.1'],
  [4, '19.0 19.0.1 19.0.2 19.0.3 19.1 19.1.1'],
  [
    5,
    '19.2 19.2.1 19.2.2 19.2.3 19.3 19.3.1 20.0.1 20.0.2 20.1 20.1.1 20.2 20.2.1 20.2.2 20.2.3 20.2.4 20.3 20.3.1 20.3.3 20.3.4',
  ],
  [6, '21.0 21.0.1 21.1 21.1.1 21.1.2 21.1.3 21.2.1 21.2.2 21.2.3 21.2.4 21.3 21.3.1'],
  [
    7,
    '22.0 22.0.1 22.0.2 22.0.3 22.0.4 22.1 22.1.1 22.1.2 22.2 22.2.1 22.2.2 22.3 22.3.1 23.0 23.0.1 23.1 23.1.1 23.1.2 23.2 23.2.1 23.3 23.3.1 23.3.2 24.0',
  ],
  [8, '24.1 24.1.1 24.1.2 24.2 24.3 24.3.1 25.0 25.0.1'],
  [9, '25.1 25.1.1 25.2 25.3 26.0 26.0.1'],
  [10, '26.1 26.1.1 26.1.2 26.2 26.2.1 26.3'],
];

export const pipReleases: readonly PipRelease[] = byPython.flatMap(([since, releases]) =>
  releases.split(' ').map((version) => ({ version, since })),
);
