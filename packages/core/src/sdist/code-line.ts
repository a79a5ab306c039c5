// A Python script as lines with blocks below them.

import { statementsOf } from './python-code.ts';

export interface CodeLine {
  readonly text: string;
  readonly indent: number;
  /** Index behind the last line of the block below it. */
  end: number;
  runs: boolean;
}

/** One statement a line, none of them empty. */
export function linesOf(code: string): readonly CodeLine[] {
  const lines = statementsOf(code)
    .filter((text) => text.trim() !== '')
    .map((text): CodeLine => ({ text, indent: text.length - text.trimStart().length, end: 0, runs: true }));
  const open: CodeLine[] = [];
  lines.forEach((line, at) => {
    while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= line.indent) {
      const closed = open.pop();
      if (closed) closed.end = at;
    }
    open.push(line);
  });
  for (const line of open) line.end = lines.length;
  return lines;
}

/** What stands before the colon that ends it. */
export function conditionOf(rest: string): string {
  let depth = 0;
  for (const { index, 0: each } of rest.slice(0, 1000).matchAll(/'[^']*'|"[^"]*"|[()[\]{}:]/g)) {
    if ('([{'.includes(each)) depth++;
    else if (')]}'.includes(each)) depth--;
    else if (each === ':' && depth === 0) return rest.slice(0, index);
  }
  return '';
}
