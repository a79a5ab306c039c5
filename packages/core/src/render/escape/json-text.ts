// JSON that may pass through a terminal or a CI log: the same values, written without a character that steers either.

import { unprintable } from '../../text/unprintable.ts';

/**
 * Serialises a value. Characters that steer a terminal are written as `\u` escapes, and so is the `##[` that the
 * Actions runner takes for a command anywhere in a line; half a surrogate pair, which strict readers refuse, becomes
 * U+FFFD. No newline at the end.
 *
 * @param indent blanks a level; 0 gives one line
 */
export function jsonText(value: unknown, indent: number): string {
  return JSON.stringify(value, wellFormed, indent)
    .replaceAll('##[', String.raw`#\u0023[`)
    .replace(unprintable, (character) => (character === '\n' ? character : escaped(character)));
}

function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll(/\p{Surrogate}/gu, '\ufffd') : value;
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, position) =>
    String.raw`\u`.concat(character.charCodeAt(position).toString(16).padStart(4, '0')),
  ).join('');
}
