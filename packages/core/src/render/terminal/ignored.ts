// How a terminal shows what somebody decided to accept: it is there, with who said so, why, and until when.

import type { Report, ReportPackage, ReportResult, ReportSuppression } from '../../report/report.ts';
import { indented, paint } from './layout.ts';
import { printable } from '../../text/unprintable.ts';
import { isIgnored, notesOf, suppressionsOf } from '../../report/rules-of.ts';
import type { RenderOptions } from '../render-options.ts';
import { titleLines } from './title.ts';
import { verdictWords } from '../wording/verdict-words.ts';

const INDENT = ' '.repeat(9);

const sources = {
  flag: 'by --ignore',
  config: 'by the configuration',
  comment: 'by a comment there',
} as const satisfies Record<ReportSuppression['by'], string>;

/** `WC101 is ignored by the configuration until 2026-12-31: built in its own stage`; one sentence a rule. */
export function ignoredSentences(result: ReportResult): readonly string[] {
  return suppressionsOf(result).map(({ rule, by, reason, until }) => {
    const words = `${rule} is ignored ${sources[by]}${until === null ? '' : ` until ${until}`}`;
    return reason === null ? `${words}.` : `${words}: ${reason}`;
  });
}

/** One block a package: its title as everywhere, its verdict in brackets, and why it does not count. */
export function ignoredBlock(pkg: ReportPackage, result: ReportResult, options: RenderOptions): readonly string[] {
  const { width } = options;
  const titled = { ...pkg, version: `${pkg.version ?? ''} (${verdictWords[result.verdict].word})`.trimStart() };
  const [first = '', ...more] = titleLines('ignored  ', [titled], result, options);
  return [
    `${paint('ignored', 'dim', options)}${first.slice('ignored'.length)}`,
    ...more,
    ...[...ignoredSentences(result), ...notesOf(result)].flatMap((text) => indented(printable(text), INDENT, width)),
  ];
}

/** For the end of a report: `1 of 3 is ignored and does not count.`; empty where nothing is. */
export function ignoredCount({ packages }: Report, total: number): readonly string[] {
  const ignored = packages.filter(({ results }) => results.some(isIgnored)).length;
  if (ignored === 0) return [];
  return [`${ignored} of ${total} ${ignored === 1 ? 'is ignored and does' : 'are ignored and do'} not count.`];
}
