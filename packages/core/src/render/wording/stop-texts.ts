// That docker build stops, as the first thing that a person reads: at which line, why, and what to change there.

import type { Diagnostic, Report } from '../../report/report.ts';
import { firstWords } from '../../text/first-words.ts';
import { building } from '../../report/stop-words.ts';
import { targetText } from './annotations.ts';

export interface StopText {
  /** Full sentence. */
  readonly text: string;
  /** A clause in the imperative; empty where `text` tells it. */
  readonly remedy: string;
}

/** In the order in which they would be met; where a report has several targets, with those that it is about. */
export function stopTexts({ diagnostics, targets }: Report): readonly StopText[] {
  const told = diagnostics.filter(isStop);
  const places = [...new Set(told.map((said) => JSON.stringify([said.location, said.message])))];
  return places.flatMap((place) => {
    const same = told.filter((said) => JSON.stringify([said.location, said.message]) === place);
    const [first] = same;
    if (first?.stop === undefined || first.location === null) return [];
    const on = targets.filter(({ id }) => same.some(({ target }) => target === null || target === id));
    const where = on.length === targets.length ? '' : ` on ${on.map(targetText).join(', ')}`;
    const { path, line } = first.location;
    const { command, why, remedy = '' } = first.stop;
    const stops = first.stop.first ? `${building(first.stop)} stops at` : 'It would then stop at';
    return [{ text: `${stops} ${path}:${line}${where} (${firstWords(command)}): ${why}.`, remedy }];
  });
}

/** Whether what stops is none of what was judged, but built besides. */
export function isBeside({ stop }: Diagnostic): boolean {
  return stop?.of !== undefined;
}

/** Whether all that was judged is installed before it stops. */
export function isReached({ diagnostics }: Report): boolean {
  return diagnostics.every((each) => isBeside(each) || each.stop?.behind !== false);
}

/** What stands at the top is not told again below. */
export function isStop({ stop, location }: Diagnostic): boolean {
  return stop !== undefined && location !== null;
}
