// How many packages of a target must be built, as its column of a matrix says it.

import type { Report } from '../../report/report.ts';

/** `?` where none of them is known to be, and some are not known: an index that did not answer leaves no all-clear. */
export function buildCount(summary: Report['summary'][string] | undefined): string {
  const { build = 0, unknown = 0 } = summary ?? {};
  return build === 0 && unknown > 0 ? '?' : `${build}`;
}
