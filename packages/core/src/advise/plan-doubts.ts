// What a plan or a version could not be checked against, because nobody knows what some packages need.

import type { Option } from './fitting-versions.ts';
import type { Judged } from './inquiry.ts';
import { labelOf } from './label-of.ts';
import type { PlanDoubt } from './plan-note.ts';

/** Packages whose needs are not known. */
export interface Unknown {
  /** Those that stay as they are. */
  readonly others: readonly Judged[];
  /** Those that get another version, of which it is not known. */
  readonly own: readonly Judged[];
}

/** Of the versions chosen. */
export function planDoubts({ others, own }: Unknown, chosen: ReadonlyMap<Judged, Option>): readonly PlanDoubt[] {
  return [
    ...(others.length > 0 ? [{ kind: 'others-unknown' as const, packages: others.map((row) => labelOf(row)) }] : []),
    ...(own.length > 0
      ? [{ kind: 'own-unknown' as const, packages: own.map((row) => labelOf(row, chosen.get(row))) }]
      : []),
  ];
}

/** The same about another Python or machine. */
export function doubtsElsewhere(unknown: readonly Judged[], on: string): readonly PlanDoubt[] {
  if (unknown.length === 0) return [];
  return [{ kind: 'elsewhere-unknown', packages: unknown.map((row) => labelOf(row)), on }];
}
