// The words behind a command → its options and what remains.

import { ownValue } from '../../text/own-value.ts';

export interface Options {
  /** By the long name without dashes; each value in order, '' for an option without one. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** All of them as they stand, for those of which one takes back what another said before it. */
  readonly given: readonly (readonly [name: string, value: string])[];
  readonly rest: readonly string[];
}

/**
 * Reads options as the tools do: `--name value`, `--name=value`, `-n value`, `-nvalue`; behind `--` all words remain.
 *
 * @param valued options that take a value, by long name
 * @param short short ones and what they are for: `r` → `requirement`
 */
export function readOptions(
  words: readonly string[],
  valued: ReadonlySet<string>,
  short: Readonly<Record<string, string>> = {},
): Options {
  const values = new Map<string, string[]>();
  const given: (readonly [name: string, value: string])[] = [];
  const rest: string[] = [];
  const put = (name: string, value: string): void => {
    given.push([name, value]);
    const before = values.get(name);
    if (before) before.push(value);
    else values.set(name, [value]);
  };
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') {
      rest.push(...words.slice(at + 1));
      break;
    }
    if (word.startsWith('--')) {
      const equals = word.indexOf('=');
      const name = word.slice(2, equals < 0 ? undefined : equals);
      if (equals >= 0) put(name, word.slice(equals + 1));
      else put(name, valued.has(name) ? (words[++at] ?? '') : '');
    } else if (word.startsWith('-') && word.length > 1) {
      at = readCluster(word, words, at, put, valued, short);
    } else rest.push(word);
  }
  return { values, given, rest };
}

/** A command, what it is told beside its options, and those; they may stand before it too. */
export function readCommand(
  words: readonly string[],
  valued: ReadonlySet<string>,
  short: Readonly<Record<string, string>>,
): { readonly command: string | undefined; readonly names: readonly string[]; readonly options: Options } {
  const options = readOptions(words, valued, short);
  const [command, ...names] = options.rest;
  return { command, names, options };
}

/** `-rrequirements.txt`, `-qU`. */
function readCluster(
  word: string,
  words: readonly string[],
  at: number,
  put: (name: string, value: string) => void,
  valued: ReadonlySet<string>,
  short: Readonly<Record<string, string>>,
): number {
  for (let index = 1; index < word.length; index++) {
    const letter = word.charAt(index);
    const name = ownValue(short, letter) ?? letter;
    if (!valued.has(name)) put(name, '');
    else {
      const attached = word.slice(index + 1).replace(/^=/, '');
      put(name, attached === '' ? (words[at + 1] ?? '') : attached);
      return attached === '' ? at + 1 : at;
    }
  }
  return at;
}

export function valuesOf({ values }: Options, ...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => values.get(name) ?? []);
}

export function hasOption({ values }: Options, ...names: readonly string[]): boolean {
  return names.some((name) => values.has(name));
}
