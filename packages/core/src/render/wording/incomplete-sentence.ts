// What an incomplete report leaves open, by name: without it the rest would read as an all-clear.

import { shortened } from '../../text/shortened.ts';
import type { Report } from '../../report/report.ts';
import { listWords } from '../../text/list-words.ts';

/** Names that one sentence holds; the others are counted. */
const NAMED = 6;

/** `The answer is not complete: flask and mysqlclient were not judged.`; empty for a complete report. */
export function incompleteSentence(report: Report): string {
  if (report.complete) return '';
  const names = notJudged(report);
  const what = names.length === 0 ? 'something was' : `${someNames(names)} ${names.length === 1 ? 'was' : 'were'}`;
  return `The answer is not complete: ${what} not judged.`;
}

/** `a, b, c, d, e and 12 more` */
export function someNames(names: readonly string[]): string {
  return listWords(shortened(names, NAMED));
}

/** Every package that would be installed on some target and has no verdict there, each name once. */
function notJudged({ packages, unjudged }: Report): readonly string[] {
  const undecided = packages.filter(({ results }) => results.some(({ verdict }) => verdict === 'unknown'));
  return [...new Set([...undecided.map(({ name }) => name), ...unjudged.map(({ name }) => name)])];
}
