// A list that one sentence can hold.

/**
 * All words where they are few, else the first of them and `12 more`, which stands in the list like a word.
 *
 * @param most words with the count among them; it never says `1 more`, which takes as much room as the word itself
 * @param rest what the count counts: `more` or `others`
 */
export function shortened(words: readonly string[], most: number, rest: 'more' | 'others' = 'more'): readonly string[] {
  return words.length <= most ? words : [...words.slice(0, most - 1), `${words.length - most + 1} ${rest}`];
}
