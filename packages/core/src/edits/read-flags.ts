// The options of a small program by their letters, and the words that are none.

import { ownValue } from '../text/own-value.ts';

export interface KnownFlags {
  /** Letters without a value, and with one. */
  readonly plain: string;
  readonly valued: string;
  /** `invert-match` is `v`. */
  readonly long?: Readonly<Record<string, string>>;
  /** Whether it has long options, and takes options behind a file, as GNU's getopt does and musl's does not. */
  readonly isGnu: boolean;
}

export interface Flag {
  readonly letter: string;
  readonly value?: string;
}

/** @returns undefined where it has one that is not known */
export function readFlags(
  words: readonly string[],
  { plain, valued, long = {}, isGnu }: KnownFlags,
): { readonly flags: readonly Flag[]; readonly plain: readonly string[] } | undefined {
  const flags: Flag[] = [];
  const others: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') return { flags, plain: [...others, ...words.slice(at + 1)] };
    if (!/^-./.test(word)) {
      others.push(word);
      continue;
    }
    if (others.length > 0 && !isGnu) return undefined;
    const [, name, given] = /^--([\w-]+)(?:=([\s\S]*))?$/.exec(word) ?? [];
    const named = name === undefined ? undefined : isGnu ? (ownValue(long, name) ?? '') : '';
    const letters = named ?? word.slice(1);
    if (letters === '') return undefined;
    for (let index = 0; index < letters.length; index++) {
      const letter = letters.charAt(index);
      if (plain.includes(letter) && given === undefined) flags.push({ letter });
      else if (valued.includes(letter)) {
        const rest = given ?? letters.slice(index + 1);
        const value = given === undefined && rest === '' ? words[++at] : rest;
        if (value === undefined) return undefined;
        flags.push({ letter, value });
        break;
      } else return undefined;
    }
  }
  return { flags, plain: others };
}
