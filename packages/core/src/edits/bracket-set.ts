// `[^[:space:]#]` of a regular expression of POSIX.

import { ownValue } from '../text/own-value.ts';

const classes: Readonly<Record<string, RegExp>> = {
  alpha: /[A-Za-z]/,
  digit: /\d/,
  alnum: /[A-Za-z0-9]/,
  upper: /[A-Z]/,
  lower: /[a-z]/,
  space: /[ \t\n\r\f\v]/,
  blank: /[ \t]/,
  punct: /[!-/:-@[-`{-~]/,
  xdigit: /[0-9A-Fa-f]/,
  print: /[ -~]/,
  graph: /[!-~]/,
  cntrl: /[\0-\x1F\x7F]/,
};

export interface BracketSet {
  readonly has: (char: string) => boolean;
  readonly negated: boolean;
  /** Behind its bracket. */
  readonly end: number;
}

/**
 * @param at of the opening bracket
 * @param escapes characters that a backslash makes others of, as sed does: elsewhere it stands for itself
 * @returns undefined for one that is open, or that hangs on a locale
 */
export function bracketSet(
  source: string,
  at: number,
  escapes: Readonly<Record<string, string>> = {},
): BracketSet | undefined {
  const negated = source.charAt(at + 1) === '^';
  const tests: ((char: string) => boolean)[] = [];
  let next = at + (negated ? 2 : 1);
  const start = next;
  while (next < source.length && (source.charAt(next) !== ']' || next === start)) {
    if (/^\[[.=]/.test(source.slice(next, next + 2))) return undefined;
    const [whole, name = ''] = /^\[:(\w*):\]/.exec(source.slice(next, next + 12)) ?? [];
    const named = ownValue(classes, name);
    if (whole !== undefined) {
      if (named === undefined) return undefined;
      tests.push((char) => named.test(char));
      next += whole.length;
      continue;
    }
    const [low, behind] = charAt(source, next, escapes);
    // `[a-]` and `[--x]` end in, or begin with, the dash itself.
    if (source.charAt(behind) === '-' && source.charAt(behind + 1) !== ']' && behind + 1 < source.length) {
      if (source.charAt(behind + 1) === '[') return undefined;
      const [high, after] = charAt(source, behind + 1, escapes);
      if (!isRange(low, high)) return undefined;
      tests.push((char) => char >= low && char <= high);
      next = after;
    } else {
      tests.push((char) => char === low);
      next = behind;
    }
  }
  if (next >= source.length) return undefined;
  return { has: (char) => tests.some((test) => test(char)) !== negated, negated, end: next + 1 };
}

/** Digits and letters of one case stand in the same order everywhere. */
function isRange(low: string, high: string): boolean {
  return low <= high && [/^[a-z]{2}$/, /^[A-Z]{2}$/, /^\d{2}$/].some((each) => each.test(low + high));
}

function charAt(source: string, at: number, escapes: Readonly<Record<string, string>>): readonly [string, number] {
  const char = source.charAt(at);
  const escaped = char === '\\' ? ownValue(escapes, source.charAt(at + 1)) : undefined;
  return escaped === undefined ? [char, at + 1] : [escaped, at + 2];
}
