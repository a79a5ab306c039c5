// Options in full where an installer takes the beginning of a name for it: `pip install --extra-index URL --no-bin :all:` (optparse).

import { ownValue } from '../../../text/own-value.ts';
import { commandAt, find, type OptionHabits, readShort } from './refused-word.ts';

type Names = ReadonlyMap<string, string>;

/**
 * @param words behind the installer's name
 * @param release null where it is not known; asked for where it matters
 * @returns as many words; what begins no option, or several of them, stays as it stands
 */
export function spelledOut(
  words: readonly string[],
  { table, abbreviates, before }: OptionHabits,
  release: () => string | null,
): readonly string[] {
  const at = commandAt(words, table);
  const names = ownValue(table.commands, words[at] ?? '');
  if (names === undefined || abbreviates !== true) return words;
  const general = before === 'own' ? (table.commands['before'] ?? names) : names;
  const parts = [
    { part: words.slice(0, at + 1), of: general },
    { part: words.slice(at + 1), of: names },
  ];
  if (!parts.some(({ part, of }) => part.some((word) => isShortened(word, of)))) return words;
  const asked = { table, abbreviates, release: release() };
  return parts.flatMap(({ part, of }) => spelledPart(part, of, asked));
}

function isShortened(word: string, names: Names): boolean {
  const option = optionOf(word);
  return word.startsWith('--') && word !== '--' && !names.has(option) && !names.has(`${option}=`);
}

function spelledPart(words: readonly string[], names: Names, asked: Parameters<typeof find>[2]): readonly string[] {
  const spelled = [...words];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') break;
    if (word.startsWith('--')) {
      const option = optionOf(word);
      const found = find(option, names, asked);
      if (found === 'unclear' || 'refused' in found) continue;
      spelled[at] = found.name + word.slice(option.length);
      if (found.valued && option === word) at += 1;
    } else if (/^-[A-Za-z]/.test(word)) {
      const values = readShort(word, words[at + 1], names, asked);
      if (typeof values === 'number') at += values;
    }
  }
  return spelled;
}

function optionOf(word: string): string {
  return word.replace(/=.*$/s, '');
}
