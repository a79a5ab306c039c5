// What an error about everything on a target comes to, in a clause.

import type { Refusal } from './file-refused.ts';
import { listWords } from '../text/list-words.ts';

/** What was installed stands where it cannot run: nothing was refused. */
const STRANDED = 'WC401';

/** `the build stops at Dockerfile:5`, `the installer refuses the whole file (WC103)`, `what is installed cannot run where it is copied (WC401)` */
export function refusalText(refused: readonly Refusal[]): string {
  const lines = firstOfEachFile(stoppedAt(refused));
  const files = refused.filter(({ rule, stopsAt }) => rule !== STRANDED && stopsAt === null);
  const rules = files.flatMap(({ rule }) => rule ?? []);
  const named = rules.length === 0 ? '' : ` (${rules.join(', ')})`;
  return [
    ...(lines.length > 0 ? [`the build stops at ${listWords(lines)}`] : []),
    ...(files.length > 0 ? [`the installer refuses the whole file${named}`] : []),
    ...(refused.some(({ rule }) => rule === STRANDED)
      ? [`what is installed cannot run where it is copied (${STRANDED})`]
      : []),
  ].join(', and ');
}

/** Nothing behind the first of them is reached. */
function firstOfEachFile(places: readonly string[]): readonly string[] {
  const lineOf = (place: string): number => Number(place.slice(place.lastIndexOf(':') + 1));
  const firsts = new Map<string, string>();
  for (const place of places.toSorted((a, b) => lineOf(a) - lineOf(b))) {
    const path = place.slice(0, place.lastIndexOf(':'));
    if (!firsts.has(path)) firsts.set(path, place);
  }
  return [...firsts.values()];
}

/** Lines of a Dockerfile after which nothing is installed any more. */
export function stoppedAt(refused: readonly Refusal[]): readonly string[] {
  return [...new Set(refused.flatMap(({ stopsAt }) => stopsAt ?? []))];
}

/** Whether the build alone stops: what would be installed without that is known. */
export function isHalted(refused: readonly Refusal[]): boolean {
  return refused.length > 0 && refused.every(({ stopsAt }) => stopsAt !== null);
}

/** Whether nothing is installed. */
export function isRefused(refused: readonly Refusal[]): boolean {
  return refused.some(({ rule }) => rule !== STRANDED);
}
