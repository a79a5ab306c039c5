// Every row of the fault matrix, and the rows that are not injected, with the reason: the one place that says so.

export const matrix: Readonly<Record<string, string>> = {
  A1: 'connection refused',
  A2: 'connection reset',
  A3: 'body cut off',
  A4: 'chunks cut off',
  A5: 'silence',
  A6: 'statuses that pass',
  A7: 'Retry-After',
  A8: 'statuses that stay',
  A9: 'redirects',
  A10: 'names that are not resolved',
  A11: 'certificates',
  A12: 'proxies',
  A13: 'interrupts',
  B1: 'empty answers',
  B2: 'captive portals',
  B3: 'Content-Type',
  B4: 'codings and bombs',
  B5: 'broken JSON',
  B6: 'documents of another shape',
  B7: 'a missing document of a version',
  B8: 'HTML alone',
  B9: 'another project',
  B10: 'names of no wheel',
  B11: 'yanked, bad Requires-Python, missing metadata',
  B12: 'a release that disappears',
  C1: 'damaged entries',
  C2: 'entries of another edition',
  C3: 'processes at the same time',
  C4: 'killed processes',
  C5: 'folders that cannot be used',
  C6: 'full disks',
  C7: 'planted links',
  C8: "another user's folder",
  C9: 'clocks that are wrong',
  C10: 'a cache that is taken away',
  C11: 'reports that cannot be written',
  D1: 'offline',
  D2: 'passwords',
  D3: 'other origins',
  D4: 'secrets in outputs',
  D5: 'the order of indexes',
  D6: 'configuration of a repository',
  E1: 'includes',
  E2: 'bombs of TOML and JSON',
  E3: 'hard patterns',
  E4: 'encodings',
  E5: 'broken locks',
  E6: 'image references',
  F1: 'terminals',
  F2: 'HTML',
  F3: 'Markdown',
  F4: 'commands of a runner',
  F5: 'XML',
  F7: 'paths',
  F8: 'shells',
  G1: 'bombs in archives',
  G2: 'members outside the archive',
  G3: 'archives cut off',
};

/** What of a row cannot be done here, and why. */
export const notInjected: Readonly<Record<string, string>> = {
  F6: 'The matrix has no row of this number.',
};

/** @returns the rows of the matrix for which there is no test, and the tests for which there is no row */
export function uncovered(tested: readonly string[]): {
  readonly missing: readonly string[];
  readonly strange: readonly string[];
} {
  const covered = new Set([...tested, ...Object.keys(notInjected)]);
  return {
    missing: Object.keys(matrix).filter((id) => !covered.has(id)),
    strange: tested.filter((id) => !Object.hasOwn(matrix, id)),
  };
}
