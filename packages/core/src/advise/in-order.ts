// In which order another version, and another package in its place, are tried.

import type { Fitting, Option } from './fitting-versions.ts';
import type { Judged } from './inquiry.ts';

/**
 * Later versions first, then the same one under another name, and only then what was before: psycopg2 2.9.5 has a wheel for Python 3.7 as
 * psycopg2-binary, and by its own name none since 2.7.7, four years back.
 */
export function inOrder(
  row: Judged,
  fitting: Pick<Fitting, 'same' | 'later' | 'earlier'> | undefined,
  alternatives: readonly Option[],
): readonly Option[] {
  const twins = alternatives.filter((option) => isTwin(row, option));
  return [
    ...(fitting?.same ? [fitting.same] : []),
    ...(fitting?.later ?? []),
    ...twins,
    ...(fitting?.earlier ?? []),
    ...alternatives.filter((option) => !twins.includes(option)),
  ];
}

/** Whether it is the very version that is pinned, under another name. */
export function isTwin({ as }: Judged, { name, version }: Option): boolean {
  return name !== as.name && version === as.version;
}
