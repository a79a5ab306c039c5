// What a script is given, as its variables: `$0`, `$1`, `$#`, `$@`.

import type { Variables } from './shell-place.ts';
import type { ShellWord } from './shell-words.ts';

/** More are told by `$@` alone. */
const MOST = 9;

export const argumentNames: readonly string[] = [
  '#',
  '@',
  '*',
  ...Array.from({ length: MOST }, (_, at) => String(at + 1)),
];

/** @param script its own path */
export function scriptArguments(script: string, words: readonly ShellWord[]): Variables {
  const result: Variables = new Map([['0', script]]);
  setArguments(words, result);
  return result;
}

/** @param words undefined where they are not known */
export function setArguments(words: readonly ShellWord[] | undefined, into: Variables): void {
  const valueOf = ({ text, unknown }: ShellWord): string | null => (unknown.length > 0 ? null : text);
  const values = words?.map(valueOf);
  for (let at = 0; at < MOST; at++) into.set(String(at + 1), values === undefined ? null : (values[at] ?? ''));
  into.set('#', values === undefined ? null : String(values.length));
  // Of one that holds a space nobody would know where it ends.
  const isPlain = values?.every((value) => value !== null && value !== '' && !/[\s*?[]/.test(value)) === true;
  for (const name of ['@', '*']) into.set(name, isPlain ? values.join(' ') : null);
}

/** `shift 2` */
export function shiftArguments(count: number | undefined, into: Variables): void {
  const all = into.get('@');
  const known = count === undefined || all === null || all === undefined ? undefined : all.split(' ').filter(Boolean);
  setArguments(
    known?.slice(count).map((text) => ({ text, unknown: [] })),
    into,
  );
}
