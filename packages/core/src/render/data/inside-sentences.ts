// Sentences of a report for programs: files outside the current folder by their names, as its paths have them.

import type { Report } from '../../report/report.ts';
import { insidePath } from '../../text/inside-path.ts';
import type { WrittenReport } from '../../report/written-report.ts';

/** Keys whose values are sentences, or lists of them; names, files and commands stay as they are. */
const sentences = new Set(['message', 'why', 'text', 'fix', 'notes', 'remarks', 'unknown', 'needs']);

/** @param report with its paths as people are shown them */
export function insideSentences(written: WrittenReport, report: Report): WrittenReport {
  const outside = outsidePaths(report);
  if (outside.length === 0) return written;
  // Files beside them are named as well: `../api/pyproject.toml`. What stands straight above is told by its own name alone.
  const folders = outside
    .map((path) => path.slice(0, path.lastIndexOf('/') + 1))
    .filter((each) => !/^(?:\.\.\/)+$/.test(each));
  const parts = [...new Set([...outside, ...folders])].toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?<![\\w./-])(?:${parts.map((each) => escaped(each)).join('|')})`, 'g');
  const inside = (text: string): string =>
    text.replace(pattern, (path) => (path.endsWith('/') ? '' : insidePath(path)));
  const insideAll = (value: unknown): unknown =>
    typeof value === 'string' ? inside(value) : Array.isArray(value) ? value.map(insideAll) : value;
  const copy: WrittenReport = JSON.parse(
    JSON.stringify(written, (key, value: unknown) => (sentences.has(key) ? insideAll(value) : value)),
  );
  return copy;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function outsidePaths({ inputs, targets, packages, diagnostics }: Report): readonly string[] {
  const places = [
    ...inputs,
    ...targets.flatMap(({ dockerfile, commands = [] }) => [...(dockerfile ? [dockerfile] : []), ...commands]),
    ...packages.map(({ location }) => location),
    ...diagnostics.flatMap(({ location }) => location ?? []),
  ];
  return [...new Set(places.map(({ path }) => path))].filter((path) => path.startsWith('../'));
}
