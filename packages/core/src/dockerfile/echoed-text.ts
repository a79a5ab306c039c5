// What `echo` and `printf` print, where every shell prints the same.

import { ownValue } from '../text/own-value.ts';
import type { ShellWord } from './shell/shell-words.ts';

/** @param words behind its name */
export function echoedText(words: readonly ShellWord[]): string | undefined {
  const texts = words.map(({ text }) => text);
  const isOpen = texts[0] === '-n';
  const shown = isOpen ? texts.slice(1) : texts;
  // dash makes others of backslashes, bash does not, and prints no `-e`.
  if (shown.some((text) => text.includes('\\')) || /^-[neE]+$/.test(shown[0] ?? '')) return undefined;
  if (words.some(isPattern)) return undefined;
  return shown.join(' ') + (isOpen ? '' : '\n');
}

/** A star of its own is every file of the folder; in `six==1.*` and `uvicorn[standard]` no file has such a name. */
function isPattern({ text }: ShellWord): boolean {
  return /[*?]/.test(text) && !/[=<>~]/.test(text);
}

const escapes: Readonly<Record<string, string>> = { '\\n': '\n', '\\t': '\t', '\\\\': '\\', '%%': '%' };

/** The format is used again while words are left, as POSIX has it. */
export function printedText([format, ...words]: readonly ShellWord[]): string | undefined {
  if (format === undefined || format.text.startsWith('-')) return undefined;
  const parts = format.text.match(/%%|%s|%|\\[\s\S]?|[^%\\]+/g) ?? [];
  const places = parts.filter((part) => part === '%s').length;
  if (words.some(isPattern) || (places === 0 && words.length > 0)) return undefined;
  const texts = words.map(({ text }) => text);
  let printed = '';
  do {
    for (const part of parts) {
      const text = part === '%s' ? (texts.shift() ?? '') : /^[%\\]/.test(part) ? ownValue(escapes, part) : part;
      if (text === undefined) return undefined;
      printed += text;
    }
  } while (texts.length > 0);
  return printed;
}
