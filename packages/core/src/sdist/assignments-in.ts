// What a script gives its names, by statements and by the calls of its functions.

import type { CodeLine } from './code-line.ts';
import type { Assignments } from './default-condition.ts';
import { parameterValues } from './parameter-values.ts';
import { seenCalls } from './seen-calls.ts';

/** What each name is given, anywhere. */
export function assignmentsIn(lines: readonly CodeLine[]): Assignments {
  const found = new Map<string, string[]>();
  const seen = seenCalls(lines);
  const handedOn = new Set<string>();
  for (const [at, line] of lines.entries()) {
    const parameters = parameterValues(line, lines[at - 1], seen);
    if (parameters === undefined) rememberStatement(found, line.text);
    for (const [name, values] of parameters ?? [])
      for (const value of values)
        if (value === name) handedOn.add(name);
        else remember(found, name, value);
  }
  // Who hands on what has the same name gives it nothing new, where it is given anything at all.
  const assigned = new Set(handedOn.size === 0 ? [] : lines.map(({ text }) => assignment.exec(text)?.[1]));
  for (const name of handedOn) if (!assigned.has(name)) remember(found, name, '');
  return found;
}

function rememberStatement(found: Map<string, string[]>, text: string): void {
  const [, name, operator = '', value = ''] = assignment.exec(text) ?? [];
  // `for x in`, `with … as x`, `def f(x)` give it values that are not seen here
  const unseen = name === undefined ? text.match(/\b\w+\b(?=\s*(?:,|\)|=|:|\bin\b))/g) : null;
  if (name !== undefined) remember(found, name, operator === '=' ? value.slice(0, 400) : '');
  else if (/^\s*(?:for|with|def|async)\b|^\s*[\w.]+\s*,/.test(text))
    for (const each of unseen ?? []) remember(found, each, '');
}

const assignment = /^\s*(?:\w+\.)*(\w+)\s*(?::\s*\w+\s*)?([-+|&*/]?=)(?!=)\s*([^]*)$/;

function remember(found: Map<string, string[]>, name: string, value: string): void {
  const same = found.get(name);
  if (same === undefined) found.set(name, [value]);
  else if (same.length < 10) same.push(value);
}
