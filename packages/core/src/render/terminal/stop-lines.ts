// That docker build stops, at the very top of a report for a terminal.

import type { Report } from '../../report/report.ts';
import { printable } from '../../text/unprintable.ts';
import { sentence } from '../../text/sentence.ts';
import { bothChanges } from '../wording/both-changes.ts';
import { type OtherWay, otherWay } from '../wording/other-way.ts';
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
    ...told.flatMap(({ text, remedy, failing, judged }) => [
      ...indented(printable(text), '', options.width).map((line) =>
        paint(paint(line, 'bold', options), 'red', options),
      ),
      ...changeLines(changeText(remedy, otherWay(judged, report)) || bothChanges(judged, failing, report), options),
    ]),
    ...places(report).flatMap((text) => indented(text, '', options.width)),
    '',
  ];
}

function changeLines(text: string, { width }: RenderOptions): readonly string[] {
  return text === '' ? [] : indented(printable(sentence(text)), INDENT, width, '  change');
}

/** Where nothing that is added would do, the change that leaves nothing to build there stands alone. */
function changeText(remedy: string, { way, instead }: OtherWay): string {
  return remedy === '' ? way : `${remedy}${instead === '' ? '' : `; or ${instead}`}`;
}

/** Where what is judged stands to them; nothing where that is what stops. */
function places(report: Report): readonly string[] {
  const others = report.diagnostics.filter((each) => isStop(each) && each.stop?.judged !== true);
  if (others.length === 0) return [];
  if (others.every(isBeside)) return [BESIDE];
  return [isReached(report) ? ABOVE : BEHIND];
}
