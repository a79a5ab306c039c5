// The report as JSON Lines: one object a line, each useful alone, for jq, log collectors and databases.

import type { Report } from '../../report/report.ts';
import { jsonText } from '../escape/json-text.ts';
import { jsonDocument } from './json-document.ts';

/**
 * Lines in this order, told apart by `type`, with the JSON report's keys and values:
 *
 * - `run`, one: `schemaVersion`, `tool`, `complete`, `inputs`;
 * - `target`, one a target;
 * - `result`, one a package and target: `name`, `version`, `location` and the result's own keys, `target` being
 *   `{ id, base, platform }`, so that no other line is needed to read it;
 * - `diagnostic`, one each, `target` likewise or null;
 * - `summary`, one a target: `target`, `complete` and the counts. A file without one was cut short.
 */
export function jsonl(report: Report): string {
  const { packages, targets, summary, diagnostics, ...run } = jsonDocument(report);
  const named = new Map(targets.map(({ id, base, platform }) => [id, { id, base, platform }]));
  const place = (id: string | null): unknown => (id === null ? null : (named.get(id) ?? { id }));
  const lines: readonly object[] = [
    { type: 'run', ...run },
    ...targets.map((target) => ({ type: 'target', ...target })),
    ...packages.flatMap(({ results, ...pkg }) =>
      results.map(({ target, ...result }) => ({ type: 'result', ...pkg, target: place(target), ...result })),
    ),
    ...diagnostics.map(({ target, ...diagnostic }) => ({
      type: 'diagnostic',
      ...diagnostic,
      target: place(target),
    })),
    ...targets.map(({ id }) => ({ type: 'summary', target: place(id), complete: report.complete, ...summary[id] })),
  ];
  return lines.map((line) => `${jsonText(line, 0)}\n`).join('');
}
