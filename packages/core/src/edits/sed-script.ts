// A script of sed as a list of commands.

import { parseRegex } from './parse-regex.ts';
import type { Regex } from './regex-tree.ts';
import type { Userland } from './filter.ts';

export type SedAddress =
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'last' }
  | { readonly kind: 'regex'; readonly regex: Regex }
  /** As the second of two: so many lines behind the first. */
  | { readonly kind: 'more'; readonly count: number };

export interface SedCommand {
  readonly addresses: readonly SedAddress[];
  /** `!`: on the other lines. */
  readonly negated: boolean;
  readonly action: SedAction;
}

type SedAction =
  | { readonly kind: 'substitute'; readonly by: Substitution }
  | { readonly kind: 'delete' | 'print' | 'quit' }
  | { readonly kind: 'append' | 'insert' | 'change'; readonly text: string }
  | { readonly kind: 'block'; readonly commands: readonly SedCommand[] };

export interface Substitution {
  readonly regex: Regex;
  /** Texts, and the numbers of groups; 0 is all that matched. */
  readonly replacement: readonly (string | number)[];
  /** The first match that is replaced, from 1. */
  readonly from: number;
  readonly all: boolean;
  readonly prints: boolean;
}

interface Reader {
  readonly script: string;
  readonly extended: boolean;
  readonly userland: Userland;
  at: number;
}

const escapes = { t: '\t', n: '\n', r: '\r' };
const DEEPEST = 10;

/** @returns undefined for what is not known, or not the same in every sed */
export function sedScript(script: string, extended: boolean, userland: Userland): readonly SedCommand[] | undefined {
  const reader: Reader = { script, extended, userland, at: 0 };
  const commands = commandsOf(reader, 0);
  return reader.at < script.length ? undefined : commands;
}

function commandsOf(reader: Reader, depth: number): readonly SedCommand[] | undefined {
  const commands: SedCommand[] = [];
  for (;;) {
    skip(reader, /[\s;]*/y);
    const char = reader.script.charAt(reader.at);
    if (char === '' || char === '}') return char === '}' && depth === 0 ? undefined : commands;
    const command = commandOf(reader, depth);
    if (command === undefined) return undefined;
    commands.push(command);
  }
}

function skip(reader: Reader, what: RegExp): string {
  what.lastIndex = reader.at;
  const [text = ''] = what.exec(reader.script) ?? [];
  reader.at += text.length;
  return text;
}

function commandOf(reader: Reader, depth: number): SedCommand | undefined {
  const addresses = addressesOf(reader);
  if (addresses === undefined) return undefined;
  skip(reader, /[ \t]*/y);
  const negated = skip(reader, /![ \t]*/y) !== '';
  const action = actionOf(reader, addresses, depth);
  return action && { addresses, negated, action };
}

function addressesOf(reader: Reader): readonly SedAddress[] | undefined {
  const start = reader.script.charAt(reader.at);
  if (!/[\d$/\\]/.test(start)) return [];
  const first = addressOf(reader);
  if (first === undefined) return undefined;
  skip(reader, /[ \t]*/y);
  if (skip(reader, /,[ \t]*/y) === '') return [first];
  const [more, count] = /^\+(\d+)/.exec(reader.script.slice(reader.at, reader.at + 12)) ?? [];
  if (more !== undefined) {
    reader.at += more.length;
    return [first, { kind: 'more', count: Number(count) }];
  }
  const second = addressOf(reader);
  return second && [first, second];
}

function addressOf(reader: Reader): SedAddress | undefined {
  if (skip(reader, /\$/y) !== '') return { kind: 'last' };
  const line = skip(reader, /\d+/y);
  // `0,/re/` and `1~2` are GNU's.
  if (line !== '')
    return line === '0' || reader.script.charAt(reader.at) === '~' ? undefined : { kind: 'line', line: Number(line) };
  const [, own, plain] = /^(?:\\([^\n\\])|(\/))/.exec(reader.script.slice(reader.at, reader.at + 2)) ?? [];
  const delimiter = own ?? plain;
  if (delimiter === undefined) return undefined;
  reader.at += own === undefined ? 1 : 2;
  const source = delimited(reader, delimiter, true);
  const flags = skip(reader, /I*/y);
  // busybox has it not, and stops.
  if (flags !== '' && reader.userland !== 'gnu') return undefined;
  const regex = source === undefined ? undefined : regexOf(source, reader, flags !== '');
  return regex && { kind: 'regex', regex };
}

function regexOf(source: string, { extended }: Reader, ignoreCase: boolean): Regex | undefined {
  return parseRegex(source, { extended, ignoreCase, escapes });
}

/** Up to the next delimiter, which is read; undefined where there is none, and where a delimiter that is special is escaped. */
function delimited(reader: Reader, delimiter: string, isRegex: boolean): string | undefined {
  const { script } = reader;
  let text = '';
  let bracket = -1;
  while (reader.at < script.length) {
    const char = script.charAt(reader.at);
    const next = script.charAt(reader.at + 1);
    // GNU takes the delimiter within brackets too, busybox does not.
    if (bracket < 0 && char === delimiter) {
      reader.at++;
      return text;
    }
    if (bracket >= 0 && char === delimiter) return undefined;
    if (char === '\\' && next === delimiter) {
      // Whether `s|a\|b||` means the character or the operator is not the same in every sed.
      if (/[^\w\s/,:;@#%!=~"'<>&-]/.test(delimiter) || /\w/.test(delimiter)) return undefined;
      text += delimiter;
      reader.at += 2;
      continue;
    }
    if (char === '\\' && bracket < 0) {
      text += char + next;
      reader.at += 2;
      continue;
    }
    if (isRegex && char === '\n') return undefined;
    if (isRegex && bracket < 0 && char === '[') bracket = text.length;
    else if (
      char === ']' &&
      bracket >= 0 &&
      !/^\[\^?$/.test(text.slice(bracket)) &&
      !/\[:\w*:$/.test(text.slice(bracket))
    )
      bracket = -1;
    text += char;
    reader.at++;
  }
  return undefined;
}

function actionOf(reader: Reader, addresses: readonly SedAddress[], depth: number): SedAction | undefined {
  const letter = reader.script.charAt(reader.at);
  reader.at++;
  switch (letter) {
    case 's':
      return substitutionOf(reader);
    case 'd':
      return ended(reader, { kind: 'delete' });
    case 'p':
      return ended(reader, { kind: 'print' });
    case 'q':
      return addresses.length > 1 ? undefined : ended(reader, { kind: 'quit' });
    case 'a':
      return textOf(reader, 'append');
    case 'i':
      return textOf(reader, 'insert');
    case 'c':
      // Of several lines it makes one.
      return addresses.length > 1 ? undefined : textOf(reader, 'change');
    case '{': {
      const commands = depth < DEEPEST ? commandsOf(reader, depth + 1) : undefined;
      if (commands === undefined || skip(reader, /\}/y) === '') return undefined;
      return ended(reader, { kind: 'block', commands });
    }
    default:
      return undefined;
  }
}

/** Nothing but the end of a command stands behind it. */
function ended<Action extends SedAction>(reader: Reader, action: Action): Action | undefined {
  skip(reader, /[ \t]*/y);
  return /^(?:[;\n}]|$)/.test(reader.script.slice(reader.at, reader.at + 1)) ? action : undefined;
}

/** `a six`, `a\six`, `a\` and the text on the next line: plain text alone. */
function textOf(reader: Reader, kind: 'append' | 'insert' | 'change'): SedAction | undefined {
  skip(reader, /[ \t]*(?:\\\n?)?/y);
  // What stands before a text behind a backslash is kept by some.
  if (/^[ \t]/.test(reader.script.slice(reader.at, reader.at + 1))) return undefined;
  const text = skip(reader, /[^\n\\]*/y);
  return text === '' || !/^\n?$/.test(reader.script.slice(reader.at, reader.at + 1)) ? undefined : { kind, text };
}

function substitutionOf(reader: Reader): SedAction | undefined {
  const delimiter = reader.script.charAt(reader.at);
  reader.at++;
  if (delimiter === '' || /[\n\\]/.test(delimiter)) return undefined;
  const source = delimited(reader, delimiter, true);
  const replacing = source === undefined ? undefined : delimited(reader, delimiter, false);
  const flags = skip(reader, /[gpIi\d]*/y);
  if (source === undefined || replacing === undefined || !/^(?:g|p|[Ii]|[1-9]\d*(?!\d))*$/.test(flags))
    return undefined;
  const numbers = flags.match(/\d+/g) ?? [];
  // busybox forgets the number.
  if (numbers.length > 0 && flags.includes('g') && reader.userland !== 'gnu') return undefined;
  const regex = regexOf(source, reader, /i/i.test(flags));
  const replacement = regex && replacementOf(replacing, regex);
  if (regex === undefined || replacement === undefined || numbers.length > 1) return undefined;
  const [number] = numbers;
  return ended(reader, {
    kind: 'substitute',
    by: {
      regex,
      replacement,
      from: Number(number ?? 1),
      all: flags.includes('g'),
      prints: flags.includes('p'),
    },
  });
}

function replacementOf(source: string, { groups, repeated }: Regex): readonly (string | number)[] | undefined {
  const parts: (string | number)[] = [];
  for (const [part] of source.matchAll(/\\[\s\S]?|&|[^\\&]+/g)) {
    const char = part.charAt(1);
    if (part === '&') parts.push(0);
    else if (!part.startsWith('\\')) {
      // A line break that no backslash stands before ends the command.
      if (part.includes('\n')) return undefined;
      parts.push(part);
    } else if (/\d/.test(char)) {
      const group = Number(char);
      if (group > groups || repeated.has(group)) return undefined;
      parts.push(group);
    } else if (char === 'n' || char === '\n') parts.push('\n');
    else if (char === 't') parts.push('\t');
    else if (/[^A-Za-z\s]| /.test(char)) parts.push(char);
    else return undefined;
  }
  return parts;
}
