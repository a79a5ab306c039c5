// What commands make of texts, held against GNU's programs and busybox (scripts/record/record-edits.py).

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { filterOf } from '../../../packages/core/src/edits/filters.ts';
import type { Userland } from '../../../packages/core/src/edits/filter.ts';
import { openWork } from '../../../packages/core/src/edits/work.ts';
import { textLines, textOf } from '../../../packages/core/src/edits/text-lines.ts';

interface Cases {
  readonly texts: Readonly<Record<string, string>>;
  readonly cases: readonly { readonly text: string; readonly words: readonly string[] }[];
}
type Printed = Readonly<Record<'gnu' | 'busybox', { readonly exit: number; readonly text: string }>>;

const read = (name: string): unknown => JSON.parse(readFileSync(`fixtures/edits/${name}`, 'utf8'));
const { texts, cases } = read('cases.json') as Cases;
const { made } = read('expected.json') as { readonly made: readonly Printed[] };

/** Undefined where it is not followed. */
const followed = (words: readonly string[], text: string, userland: Userland): string | undefined => {
  const isInPlace = words.some((word) => words[0] === 'sed' && word.startsWith('-i'));
  const filter = filterOf(isInPlace ? [...words, 'in.txt'] : words, userland);
  const result = filter?.apply(
    textLines(text, (line) => ({ path: 'in.txt', line })),
    { path: 'Dockerfile', line: 1 },
    openWork(),
  );
  return result === undefined || 'why' in result ? undefined : textOf(result);
};

const rows = cases.map(({ text, words }, position) => ({
  shown: `${words.join(' ')} of ${text}`,
  words,
  text: texts[text] ?? '',
  printed: made[position],
}));

it.each(rows)('$shown', ({ words, text, printed }) => {
  for (const userland of ['gnu', 'busybox'] as const) {
    const own = followed(words, text, userland);
    if (own !== undefined) expect({ userland, text: own }).toEqual({ userland, text: printed?.[userland].text });
  }
  // What counts where nobody knows whose programs they are is the same by both.
  if (followed(words, text, 'either') !== undefined) expect(printed?.busybox).toEqual(printed?.gnu);
});
