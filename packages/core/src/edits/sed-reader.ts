// A script of sed while it is read: how far, and the pieces of which its commands are made.

import type { Userland } from './filter.ts';
import { parseRegex } from './parse-regex.ts';
import type { Regex } from './regex-tree.ts';

export interface SedReader {
  readonly script: string;
  readonly extended: boolean;
  readonly userland: Userland;
  at: number;
}

const escapes = { t: '\t', n: '\n', r: '\r' };

export function skip(reader: SedReader, what: RegExp): string {
  what.lastIndex = reader.at;
  const [text = ''] = what.exec(reader.script) ?? [];
  reader.at += text.length;
  return text;
}

export function regexOf(source: string, { extended }: SedReader, ignoreCase: boolean): Regex | undefined {
  return parseRegex(source, { extended, ignoreCase, escapes });
}

/** Up to the next delimiter, which is read; undefined where there is none, and where a delimiter that is special is escaped. */
export function delimited(reader: SedReader, delimiter: string, isRegex: boolean): string | undefined {
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

/** Whether nothing but the end of a command stands behind it. */
export function isAtEnd(reader: SedReader): boolean {
  skip(reader, /[ \t]*/y);
  return /^(?:[;\n}]|$)/.test(reader.script.slice(reader.at, reader.at + 1));
}
