// `sort`, `sort -u` and `uniq`, in the order of the locale C, which images have unless they say otherwise.

import type { Filter, Userland } from './filter.ts';
import { readFlags } from './read-flags.ts';
import { joinedLines, type TextLine } from './text-lines.ts';

export function readSort(words: readonly string[], userland: Userland): Filter | undefined {
  const read = readFlags(words, { plain: 'u', valued: '', long: { unique: 'u' }, isGnu: userland === 'gnu' });
  if (read === undefined) return undefined;
  return {
    inputs: read.plain,
    inPlace: false,
    apply: (text) => {
      const sorted = text.lines.toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
      return { lines: read.flags.length > 0 ? withoutRepeats(sorted) : sorted, ends: true };
    },
  };
}

export function readUniq(words: readonly string[]): Filter | undefined {
  // A second name is that of the file that it writes.
  if (words.length > 1 || words.some((word) => /^[-+]/.test(word))) return undefined;
  return { inputs: words, inPlace: false, apply: (text) => ({ lines: withoutRepeats(text.lines), ends: true }) };
}

/** Of those that follow each other. */
function withoutRepeats(lines: readonly TextLine[]): readonly TextLine[] {
  return lines.filter(({ text }, index) => index === 0 || text !== lines[index - 1]?.text);
}

export function readCat(words: readonly string[]): Filter | undefined {
  if (words.some((word) => word.startsWith('-') && word !== '-u' && word !== '-')) return undefined;
  return {
    inputs: words.filter((word) => word !== '-u'),
    inPlace: false,
    apply: (text) => joinedLines([text]),
  };
}
