// A script of sed as a list of commands.

import type { Regex } from './regex-tree.ts';
import type { Userland } from './filter.ts';
import { delimited, isAtEnd, regexOf, type SedReader, skip } from './sed-reader.ts';
import { type Substitution, substitutionOf } from './sed-substitution.ts';

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

const DEEPEST = 10;

/** @returns undefined for what is not known, or not the same in every sed */
export function sedScript(script: string, extended: boolean, userland: Userland): readonly SedCommand[] | undefined {
  const reader: SedReader = { script, extended, userland, at: 0 };
  const commands = commandsOf(reader, 0);
  return reader.at < script.length ? undefined : commands;
}

function commandsOf(reader: SedReader, depth: number): readonly SedCommand[] | undefined {
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

function commandOf(reader: SedReader, depth: number): SedCommand | undefined {
  const addresses = addressesOf(reader);
  if (addresses === undefined) return undefined;
  skip(reader, /[ \t]*/y);
  const negated = skip(reader, /![ \t]*/y) !== '';
  const action = actionOf(reader, addresses, depth);
  return action && { addresses, negated, action };
}

function addressesOf(reader: SedReader): readonly SedAddress[] | undefined {
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

function addressOf(reader: SedReader): SedAddress | undefined {
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

function actionOf(reader: SedReader, addresses: readonly SedAddress[], depth: number): SedAction | undefined {
  const letter = reader.script.charAt(reader.at);
  reader.at++;
  switch (letter) {
    case 's': {
      const by = substitutionOf(reader);
      return by && { kind: 'substitute', by };
    }
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
function ended<Action extends SedAction>(reader: SedReader, action: Action): Action | undefined {
  return isAtEnd(reader) ? action : undefined;
}

/** `a six`, `a\six`, `a\` and the text on the next line: plain text alone. */
function textOf(reader: SedReader, kind: 'append' | 'insert' | 'change'): SedAction | undefined {
  skip(reader, /[ \t]*(?:\\\n?)?/y);
  // What stands before a text behind a backslash is kept by some.
  if (/^[ \t]/.test(reader.script.slice(reader.at, reader.at + 1))) return undefined;
  const text = skip(reader, /[^\n\\]*/y);
  return text === '' || !/^\n?$/.test(reader.script.slice(reader.at, reader.at + 1)) ? undefined : { kind, text };
}
