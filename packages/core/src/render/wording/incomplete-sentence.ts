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
  const lines = unfollowed(report);
  const unlearnt = [...new Set(report.unlearnt.map(({ name }) => name))];
  const open = [
    ...(names.length > 0 ? [`${someNames(names)} ${names.length === 1 ? 'was' : 'were'} not judged`] : []),
    ...(unlearnt.length > 0
      ? [`what ${someNames(unlearnt)} ${unlearnt.length === 1 ? 'needs' : 'need'} is not known`]
      : []),
    ...(lines.length > 0
      ? [`what ${someNames(lines)} ${lines.length === 1 ? 'installs' : 'install'} was not judged`]
      : []),
  ];
  return `The answer is not complete: ${open.length === 0 ? 'something was not judged' : listWords(open)}.`;
}

/** `a, b, c, d, e and 12 more` */
export function someNames(names: readonly string[]): string {
  return listWords(shortened(names, NAMED));
}

/** The lines of Dockerfiles, `api/Dockerfile:57`, each once; of several of one stage the first, and how many more. */
function unfollowed({ diagnostics }: Report): readonly string[] {
  const lines = diagnostics.flatMap(({ rule, location, about }) => {
    if (rule !== 'WC403' || location === null) return [];
    const { path, line } = location;
    const more = about.length - 1;
    const others = more > 0 ? [`${more} more ${more === 1 ? 'line' : 'lines'} of ${path}`] : [];
    return [line === null ? path : `${path}:${line}`, ...others];
  });
  return [...new Set(lines)];
}

/** Every package that would be installed on some target and has no verdict there, and every service that ends before anything is installed, each name once. */
function notJudged({ packages, unjudged, diagnostics }: Report): readonly string[] {
  const undecided = packages.filter(({ results }) => results.some(({ verdict }) => verdict === 'unknown'));
  const services = diagnostics.flatMap(({ stop }) => stop?.of ?? []);
  return [...new Set([...undecided.map(({ name }) => name), ...unjudged.map(({ name }) => name), ...services])];
}
