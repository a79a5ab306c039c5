// Where a condition of Python falls into parts: at `and`, `or`, `if` and `else` outside brackets and strings.

/** Without brackets around all of it. */
export function unwrapped(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text;
  let depth = 0;
  for (let index = 0; index < text.length - 1; index++) {
    if (text.charAt(index) === '(') depth++;
    else if (text.charAt(index) === ')' && --depth === 0) return text;
  }
  return unwrapped(text.slice(1, -1).trim());
}

/** Splits at a word outside brackets and strings. */
export function splitAt(text: string, word: 'or' | 'and' | 'if' | 'else'): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { index, value } of outerWords(text))
    if (value === word) {
      parts.push(text.slice(start, index));
      start = index + word.length;
    }
  return [...parts, text.slice(start)];
}

function outerWords(text: string): readonly { index: number; value: string }[] {
  let depth = 0;
  return [...text.matchAll(/'[^']*'|"[^"]*"|[()[\]{}]|\b(?:or|and|if|else)\b/g)].flatMap(({ index, 0: value }) => {
    if ('([{'.includes(value)) depth++;
    else if (')]}'.includes(value)) depth--;
    else if (depth === 0) return [{ index, value }];
    return [];
  });
}
