// That docker build stops, at the very top of a report for a terminal.

import type { Report } from '../../report/report.ts';
import { printable } from '../../text/unprintable.ts';
import { sentence } from '../../text/sentence.ts';
import { isBeside, isReached, isStop, stopTexts } from '../wording/stop-texts.ts';
import type { RenderOptions } from '../render-options.ts';
import { indented, paint } from './layout.ts';

const INDENT = ' '.repeat(10);
const BEHIND = 'Nothing behind it runs: what is judged here is what would follow.';
const BESIDE = 'What is judged here is built beside it.';
const ABOVE = 'What is judged here is installed above it; no image comes of it.';

/** With an empty line below; none where nothing stops. */
export function stopLines(report: Report, options: RenderOptions): readonly string[] {
  const told = stopTexts(report);
  if (told.length === 0) return [];
  return [
    ...told.flatMap(({ text, remedy }) => [
      ...indented(printable(text), '', options.width).map((line) =>
        paint(paint(line, 'bold', options), 'red', options),
      ),
      ...(remedy === '' ? [] : indented(printable(sentence(remedy)), INDENT, options.width, '  change')),
    ]),
    ...indented(places(report), '', options.width),
    '',
  ];
}

/** Where what is judged stands to them. */
function places(report: Report): string {
  if (report.diagnostics.filter(isStop).every(isBeside)) return BESIDE;
  return isReached(report) ? ABOVE : BEHIND;
}
