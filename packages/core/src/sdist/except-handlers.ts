// The `except` clauses of a Python script, each with what it guards.

import { statementsOf } from './python-code.ts';

export interface ExceptHandler {
  /** The statements below `try` that run there: a class or function that is defined there runs when it is called (scikit-learn 1.0). */
  readonly attempt: readonly string[];
  /** The last parts of the names behind `except`; none where it catches everything. */
  readonly caught: readonly string[];
  /** The statements below it. */
  readonly handler: readonly string[];
}

/**
 * Every `except` with its `try`, by indentation; nested ones come out on their own. A statement counts as one line, so that a text of
 * several lines ends no block, wherever its own lines begin (psycopg2's message to who has no compiler).
 *
 * @param code as `pythonCode` gives it
 */
export function exceptHandlers(code: string): readonly ExceptHandler[] {
  const lines = statementsOf(code);
  const found: ExceptHandler[] = [];
  const open: { indent: number; attempt: string[] }[] = [];
  lines.forEach((line, at) => {
    const keyword = /^([ \t]*)(try|except)\b([^]*)/.exec(line);
    if (keyword?.[1] === undefined) return;
    const indent = keyword[1].length;
    while (open.length > 0 && (open.at(-1)?.indent ?? 0) > indent) open.pop();
    if (keyword[2] === 'try') {
      if (open.at(-1)?.indent === indent) open.pop();
      open.push({ indent, attempt: withoutDefinitions(blockBelow(lines, at)) });
    } else {
      const current = open.at(-1);
      if (current?.indent !== indent) return;
      found.push({ attempt: current.attempt, caught: namesOf(keyword[3] ?? ''), handler: blockBelow(lines, at) });
    }
  });
  return found;
}

/** `(errors.CompileError, OSError) as e:` gives `CompileError` and `OSError`. */
function namesOf(clause: string): readonly string[] {
  const names = clause.replace(/(?:\bas\b|,(?=\s*\w+\s*:)|:)[^]*$/, '').match(/[\w.]+/g) ?? [];
  return names.map((name) => name.slice(name.lastIndexOf('.') + 1)).filter((name) => name !== '');
}

function withoutDefinitions(lines: readonly string[]): string[] {
  let inside: number | undefined;
  return lines.filter((line) => {
    const indent = indentOf(line);
    if (inside !== undefined && indent > inside) return false;
    inside = /^\s*(?:async\s+def|class|def)\b/.test(line) ? indent : undefined;
    return inside === undefined;
  });
}

const MAX_BLOCK = 60;

/** The statements below one that are indented deeper than it. */
export function blockBelow(lines: readonly string[], at: number): string[] {
  const indent = indentOf(lines[at] ?? '');
  const found: string[] = [];
  for (let next = at + 1; next < lines.length && found.length < MAX_BLOCK; next++) {
    const line = lines[next] ?? '';
    if (line.trim() === '') continue;
    if (indentOf(line) <= indent) break;
    found.push(line);
  }
  return found;
}

export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
