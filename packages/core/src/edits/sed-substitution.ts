// `s/…/…/g` of a script of sed.

import type { Regex } from './regex-tree.ts';
import { delimited, isAtEnd, regexOf, type SedReader, skip } from './sed-reader.ts';

export interface Substitution {
  readonly regex: Regex;
  /** Texts, and the numbers of groups; 0 is all that matched. */
  readonly replacement: readonly (string | number)[];
  /** The first match that is replaced, from 1. */
  readonly from: number;
  readonly all: boolean;
  readonly prints: boolean;
}

/** @returns undefined for what is not known, or not the same in every sed */
export function substitutionOf(reader: SedReader): Substitution | undefined {
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
  if (!isAtEnd(reader)) return undefined;
  return {
    regex,
    replacement,
    from: Number(number ?? 1),
    all: flags.includes('g'),
    prints: flags.includes('p'),
  };
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
