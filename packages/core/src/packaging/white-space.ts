// What Python calls white space, which is not quite what JavaScript's `\s` and `trim` take for it.

/**
 * The members of a character class that equals `\s` of Python's `re` on text: it holds the separators U+001C to
 * U+001F and U+0085, and lacks U+FEFF, which JavaScript adds.
 */
export const whiteSpace = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

const space = new RegExp(`[${whiteSpace}]`);

/** The text without white space at both ends, as `str.strip()`; linear in its length. */
export function strip(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && space.test(text.charAt(start))) start += 1;
  while (end > start && space.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
