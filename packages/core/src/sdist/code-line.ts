// A Python script as lines with blocks below them, and what stands in these lines.

import type { Assignments } from './default-condition.ts';
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

/** What each name is given, anywhere. */
export function assignmentsIn(lines: readonly CodeLine[]): Assignments {
  const found = new Map<string, string[]>();
  for (const { text } of lines) {
    const [, name, operator = '', value = ''] =
      /^\s*(?:\w+\.)*(\w+)\s*(?::\s*\w+\s*)?([-+|&*/]?=)(?!=)\s*([^]*)$/.exec(text) ?? [];
    // `for x in`, `with … as x`, `def f(x)` give it values that are not seen here
    const unseen = name === undefined ? text.match(/\b\w+\b(?=\s*(?:,|\)|=|:|\bin\b))/g) : null;
    if (name !== undefined) remember(found, name, operator === '=' ? value.slice(0, 400) : '');
    else if (/^\s*(?:for|with|def|async)\b|^\s*[\w.]+\s*,/.test(text))
      for (const each of unseen ?? []) remember(found, each, '');
  }
  return found;
}

function remember(found: Map<string, string[]>, name: string, value: string): void {
  const same = found.get(name);
  if (same === undefined) found.set(name, [value]);
  else if (same.length < 10) same.push(value);
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
