// `grep -v -E '^(torch|numpy)' requirements.txt` by its words.

import { beyondAscii, type Filter, type Filtered, tooLong, type Userland } from './filter.ts';
import { matchesAt } from './match-regex.ts';
import { parseRegex } from './parse-regex.ts';
import { readFlags } from './read-flags.ts';
import type { Regex } from './regex-tree.ts';
import type { TextLines } from './text-lines.ts';
import type { Work } from './work.ts';

interface Asked {
  /** Any of them; null takes every line. */
  readonly patterns: readonly (Regex | string | null)[];
  readonly inverted: boolean;
  readonly ignoreCase: boolean;
  /** Whether what matches is a line, or a word. */
  readonly whole: 'line' | 'word' | undefined;
}

const letters = { plain: 'vEFGiwxhsa', valued: 'e' };
const long: Readonly<Record<string, string>> = {
  'invert-match': 'v',
  'extended-regexp': 'E',
  'fixed-strings': 'F',
  'basic-regexp': 'G',
  'ignore-case': 'i',
  'word-regexp': 'w',
  'line-regexp': 'x',
  'no-filename': 'h',
  'no-messages': 's',
  text: 'a',
  'line-buffered': 's',
  regexp: 'e',
};

/** @param kind of the expressions, where the program's name says it: `egrep` */
export function readGrep(
  words: readonly string[],
  userland: Userland,
  kind: 'E' | 'F' | 'G' = 'G',
): Filter | undefined {
  const read = readFlags(words, { ...letters, long, isGnu: userland === 'gnu' });
  if (read === undefined) return undefined;
  const { flags, plain } = read;
  const has = (letter: string): boolean => flags.some((flag) => flag.letter === letter);
  const kinds = new Set(flags.flatMap(({ letter }) => (/[EFG]/.test(letter) ? [letter] : [])));
  // The last of them counts for GNU's alone.
  if (kinds.size > 1) return undefined;
  const [chosen = kind] = kinds;
  const given = flags.flatMap(({ letter, value }) => (letter === 'e' ? [value ?? ''] : []));
  const [first, ...others] = plain;
  if (given.length === 0 && first === undefined) return undefined;
  const sources = (given.length > 0 ? given : [first ?? '']).flatMap((each) => each.split('\n'));
  const inputs = given.length > 0 ? plain : others;
  // With several it names the file of each line.
  if (inputs.length > 1 && !has('h')) return undefined;
  const ignoreCase = has('i');
  const patterns = sources.map((source) => patternOf(source, chosen, ignoreCase));
  const known = patterns.filter((pattern) => pattern !== undefined);
  if (known.length < patterns.length || (has('x') && has('w'))) return undefined;
  const whole = has('x') ? 'line' : has('w') ? 'word' : undefined;
  const asked: Asked = { patterns: known, inverted: has('v'), ignoreCase, whole };
  return { inputs, inPlace: false, apply: (text, _, work) => runGrep(asked, text, work) };
}

function patternOf(source: string, kind: string, ignoreCase: boolean): Asked['patterns'][number] | undefined {
  if (source === '') return null;
  if (kind !== 'F') return parseRegex(source, { extended: kind === 'E', ignoreCase });
  return ignoreCase ? source.toLowerCase() : source;
}

function runGrep({ patterns, inverted, ignoreCase, whole }: Asked, { lines }: TextLines, work: Work): Filtered {
  const found = lines.filter(({ text }) => {
    const fits = (start: number, end: number): boolean =>
      whole === undefined || (whole === 'line' ? start === 0 && end === text.length : isWord(text, start, end));
    const cased = ignoreCase ? text.toLowerCase() : text;
    const matches = patterns.some((pattern) =>
      pattern === null
        ? whole === undefined || text === ''
        : typeof pattern === 'string'
          ? occurs(pattern, cased, fits)
          : matchesAt(pattern, text, fits, work),
    );
    return matches !== inverted;
  });
  if (work.left <= 0) return { why: tooLong };
  const counts = patterns.some((pattern) => pattern !== null && typeof pattern !== 'string' && pattern.counts);
  if (counts && lines.some(({ text }) => /[^\0-\x7F]/.test(text))) return { why: beyondAscii };
  if (lines.some(({ text }) => text.includes('\0'))) return { why: 'the file is no text' };
  return { lines: found, ends: true, fails: found.length === 0 };
}

function occurs(part: string, text: string, fits: (start: number, end: number) => boolean): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1))
    if (fits(at, at + part.length)) return true;
  return false;
}

function isWord(text: string, start: number, end: number): boolean {
  return !/\w/.test(text.charAt(start - 1)) && !/\w/.test(text.charAt(end));
}
