// A word of which parts are not known, with something in their place.

import type { ShellWord } from './shell-words.ts';

const within = String.raw`(?:[^()]|\((?:[^()]|\([^()]*\))*\))*`;
const unknownParts = new RegExp(String.raw`\$\{[^}]*\}|\$\(${within}\)|\`[^\`]*\`|\$\w+`, 'g');

/** `$NAME.txt` as `*.txt` */
export function filledIn({ text, unknown }: ShellWord, filling: string): string {
  return unknown.length === 0 ? text : text.replaceAll(unknownParts, () => filling);
}
