// Where a build script calls what: of each name the arguments of all its calls, where nobody names it otherwise.

import type { CodeLine } from './code-line.ts';
import { bracketEnd, expressionEnd } from './python-brackets.ts';
import { stringsIn } from './python-code.ts';

/** The arguments of one call, as they are written. */
export type CallArguments = readonly string[];

/** By name; null where it is handed on, defined twice, or stands in a string: somebody else may call it, with anything. */
export type SeenCalls = ReadonlyMap<string, readonly CallArguments[] | null>;

/** Statements that are longer are read by nobody, nor are calls. */
const [MAX_STATEMENT, MAX_CALL] = [2000, 600] as const;

/** More calls than any function of a build script has. */
const MAX_CALLS = 20;

/** Of functions at the top, in one pass. */
export function seenCalls(lines: readonly CodeLine[]): SeenCalls {
  const found = new Map<string, CallArguments[] | null>();
  for (const { text } of lines) {
    const name = /^def\s+(\w+)/.exec(text)?.[1];
    if (name !== undefined) found.set(name, found.has(name) ? null : []);
  }
  for (const { text } of found.size === 0 ? [] : lines) {
    if (/^\s*(?:from|import)\b/.test(text)) continue;
    if (text.length > MAX_STATEMENT) close(text, found);
    else readStatement(text, found);
  }
  return found;
}

function readStatement(text: string, found: Map<string, CallArguments[] | null>): void {
  const strings = stringsIn(text);
  for (const { value } of strings) close(value, found);
  const [head = '', indented = ''] = /^(\s*)(?:async\s+)?(?:def|class)\s+\w+/.exec(text) ?? [];
  // A method of that name is another one.
  const from = indented === '' ? head.length : 0;
  for (const { 0: whole, 1: name = '', 2: bracket, index } of blanked(text, strings).matchAll(
    /\b([A-Za-z_]\w*)(\s*\()?/g,
  )) {
    const calls = index < from ? null : found.get(name);
    if (!calls) continue;
    if (bracket === undefined || head !== '' || calls.length === MAX_CALLS) found.set(name, null);
    else calls.push(argumentsAt(text, index + whole.length));
  }
}

/** What is named there is called by somebody else. */
function close(text: string, found: Map<string, CallArguments[] | null>): void {
  for (const [name] of text.matchAll(/\b[A-Za-z_]\w*/g)) if (found.has(name)) found.set(name, null);
}

/** The code with its strings as blanks, each character at its place. */
function blanked(text: string, strings: ReturnType<typeof stringsIn>): string {
  let code = '';
  let from = 0;
  for (const { start, end } of strings) {
    code += text.slice(from, start) + ' '.repeat(end - start);
    from = end;
  }
  return code + text.slice(from);
}

/** `*` where its end is too far off. */
function argumentsAt(text: string, from: number): CallArguments {
  const given = text.slice(from, from + MAX_CALL);
  const end = bracketEnd(given, 0);
  return end === given.length ? ['*'] : partsOf(given.slice(0, end));
}

/** What stands between commas. */
export function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  for (let start = 0; start < text.length;) {
    const end = expressionEnd(text, start);
    parts.push(text.slice(start, end).trim());
    start = end + 1;
  }
  return parts.filter((part) => part !== '');
}
