// What a script gives its names, by statements and by the calls of its functions.

import { type CodeLine, conditionOf } from './code-line.ts';
import type { Assignments } from './default-condition.ts';
import { parameterValues } from './parameter-values.ts';
import { stringsIn } from './python-code.ts';
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

function rememberStatement(found: Map<string, string[]>, line: string): void {
  for (const text of simpleStatements(line)) {
    const [, name, operator = '', value = ''] = assignment.exec(text) ?? [];
    if (name !== undefined) rememberChain(found, name, operator === '=' ? value : '');
    // `for x in`, `with … as x`, `def f(x)`, `import x` give it values that are not seen here
    else if (unseen.test(text))
      for (const each of text.match(/\b\w+\b(?=\s*(?:,|\)|\]|=|:|\bin\b|$))/g) ?? []) remember(found, each, '');
  }
}

/** `a = b = True` */
function rememberChain(found: Map<string, string[]>, name: string, value: string): void {
  const [, next, , rest = ''] = assignment.exec(value) ?? [];
  remember(found, name, next === undefined ? value.slice(0, MAX_VALUE) : '');
  if (next !== undefined) rememberChain(found, next, rest);
}

/** Longer ones are read by nobody. */
const MAX_VALUE = 400;

const unseen = /^\s*(?:for|with|def|async|from|import)\b|^\s*[([]?\s*\*?[\w.]+\s*(?:,|:[^=()]*=(?!=))/;

/** `if x: y = True` gives y a value as a line of its own does, and so does each part of `x = 1; y = 2`. */
function simpleStatements(line: string): readonly string[] {
  const header = /^\s*(?:if|elif|else|try|except|finally|while)\b([^]*)$/.exec(line)?.[1];
  const body = header === undefined ? line : header.slice(conditionOf(header).length).replace(/^\s*:/, '');
  if (!body.includes(';')) return [body];
  const strings = stringsIn(body);
  const ends = [...body.matchAll(/;/g)].map(({ index }) => index);
  const parts = ends.filter((at) => !strings.some(({ start, end }) => start < at && at < end));
  return [...parts, body.length].map((end, at) => body.slice(at === 0 ? 0 : (parts[at - 1] ?? 0) + 1, end));
}

const assignment = /^\s*(?:\w+\.)*(\w+)\s*(?::\s*\w+\s*)?([-+|&*/]?=)(?!=)\s*([^]*)$/;

function remember(found: Map<string, string[]>, name: string, value: string): void {
  const same = found.get(name);
  if (same === undefined) found.set(name, [value]);
  else if (same.length < 10) same.push(value);
}
