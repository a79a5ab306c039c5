// How it is said that no package is installed on a target.

import type { Report, ReportTarget } from './report.ts';

/** `Nothing is installed`: the user's own project is no package that counts, and is something all the same. */
export function noneInstalled({ packages }: Report, { id }: ReportTarget): string {
  const isBuilt = packages.some(({ results }) => results.some(({ target, builtHere }) => target === id && builtHere));
  return isBuilt ? 'Nothing but the project itself is installed' : 'Nothing is installed';
}
