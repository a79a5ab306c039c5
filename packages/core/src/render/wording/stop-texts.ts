// That docker build stops, as the first thing that a person reads: at which line, why, and what to change there.

import type { Diagnostic, Report } from '../../report/report.ts';
import { type BuildStop, building } from '../../report/stop-words.ts';
import { alike } from '../../text/alike.ts';
import { atLines } from '../../text/at-lines.ts';
import { firstWords } from '../../text/first-words.ts';
import { listWords } from '../../text/list-words.ts';
import { targetText } from './annotations.ts';
import { uninstallable } from './uninstallable.ts';

export interface StopText {
  /** Full sentence. */
  readonly text: string;
  /** A clause in the imperative; empty where `text` tells it. */
  readonly remedy: string;
  readonly failing: BuildStop['failing'];
  /** Ids of the targets whose own installation it is. */
  readonly judged: readonly string[];
}

/** In the order in which they would be met; where a report has several targets, with those that it is about. */
export function stopTexts(report: Report): readonly StopText[] {
  const { diagnostics, targets } = report;
  const told = [...diagnostics.filter(isStop), ...uninstallable(report)];
  const places = [...new Set(told.map((said) => JSON.stringify([said.location, said.message])))];
  const stops = places.flatMap((place): readonly Place[] => {
    const same = told.filter((said) => JSON.stringify([said.location, said.message]) === place);
    const [first] = same;
    if (first?.stop === undefined || !first.location) return [];
    const on = targets.filter(({ id }) => same.some(({ target }) => target === null || target === id));
    const where = on.length === targets.length ? '' : ` on ${on.map(targetText).join(', ')}`;
    const { path, line } = first.location;
    const ids = on.map(({ id }) => id);
    return [{ ...first.stop, path, line, ids, text: `${path}:${line}${where} (${firstWords(first.stop.command)})` }];
  });
  // For one reason one sentence: two commands of pip at a Python that is closed to it.
  return alike(stops, ({ path, of = null, why, remedy }) => JSON.stringify([path, of, why, remedy])).flatMap(
    (group) => {
      const [first, ...others] = group.toSorted((a, b) => a.line - b.line);
      if (first === undefined) return [];
      const begins = group.some((each) => each.first) ? `${building(first)} stops at` : 'It would then stop at';
      const also = others.length === 0 ? '' : `, and then at ${listWords(others.map(({ text }) => text))}`;
      const judged = first.judged === true ? group.flatMap(({ ids }) => ids) : [];
      const lines = [...new Set([first, ...others].map((each) => `${each.path}:${each.line}`))];
      return [
        {
          text: `${begins} ${first.text}${also}: ${first.why}.`,
          remedy: atLines(first.remedy ?? '', lines),
          failing: first.failing,
          judged,
        },
      ];
    },
  );
}

interface Place extends BuildStop {
  readonly path: string;
  readonly line: number;
  readonly ids: readonly string[];
  readonly text: string;
}

/** Whether what stops is none of what was judged, but built besides. */
export function isBeside({ stop }: Diagnostic): boolean {
  return stop?.of !== undefined;
}

/** Whether all that was judged is installed before it stops. */
export function isReached({ diagnostics }: Report): boolean {
  return diagnostics.every((each) => isBeside(each) || each.stop?.behind !== false);
}

/** What stands at the top is not told again below, nor that a compiler is missing, where that is what stops it. */
export function isToldAbove(said: Diagnostic, { diagnostics }: Report): boolean {
  return isStop(said) || (said.rule === 'WC303' && diagnostics.some(({ stop }) => stop?.judged === true));
}

/** Whether it stands at the top. */
export function isStop({ stop, location }: Diagnostic): boolean {
  return stop !== undefined && location !== null;
}
