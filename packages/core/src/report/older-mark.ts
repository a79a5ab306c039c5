// That a change goes back to an older version, as plans and comparisons say it behind the version.

import { compareVersions, parseVersion } from '../packaging/version.ts';

/** ` (older)`, so that nobody takes `basicsr 1.4.2 → 1.3.3.3` for an upgrade; empty where it is newer, or nobody can tell. */
export function olderMark(before: string | undefined, after: string | undefined): string {
  const [was, is] = [parseVersion(before ?? ''), parseVersion(after ?? '')];
  return was.ok && is.ok && compareVersions(is.value, was.value) < 0 ? ' (older)' : '';
}
