// What a plan or a version could not be checked against, because nobody knows what some packages need.

import { listWords } from '../text/list-words.ts';
import { shortened } from '../text/shortened.ts';
import type { Option } from './fitting-versions.ts';
import type { Judged } from './inquiry.ts';
import { labelOf } from './label-of.ts';

/** Packages whose needs are not known. */
export interface Unknown {
  /** Those that stay as they are. */
  readonly others: readonly Judged[];
  /** Those that get another version, of which it is not known. */
  readonly own: readonly Judged[];
}

/** Half sentences about the versions chosen. */
export function uncheckedNotes({ others, own }: Unknown, chosen: ReadonlyMap<Judged, Option>): readonly string[] {
  const needs = own.length === 1 ? 'needs' : 'need';
  return [
    ...(others.length > 0
      ? [`not checked against ${named(others.map((row) => labelOf(row)))}, whose needs are not known`]
      : []),
    ...(own.length > 0 ? [`what ${named(own.map((row) => labelOf(row, chosen.get(row))))} ${needs} is not known`] : []),
  ];
}

/** The same about another Python or machine, where markers could bring in more. */
export function elsewhereNotes(unknown: readonly Judged[], place: string): readonly string[] {
  if (unknown.length === 0) return [];
  const needs = unknown.length === 1 ? 'needs' : 'need';
  return [`what ${named(unknown.map((row) => labelOf(row)))} ${needs} on ${place} was not checked`];
}

/** `a 1.0`, `a 1.0 and b 2.0`, `a 1.0 and 4 others`: of an index without metadata they are many. */
function named(labels: readonly string[]): string {
  return listWords(shortened(labels, 2, 'others'));
}
