// A place in the text of a TOML file, and what moves it on: blanks, keys, strings.

export interface TomlCursor {
  readonly text: string;
  at: number;
  /** Counted from 1. */
  line: number;
}

/** The parts of a dotted key; ends at the `=` or `]` behind it. */
export function readKeys(cursor: TomlCursor): readonly string[] {
  const keys: string[] = [];
  while (cursor.at < cursor.text.length) {
    skipBlank(cursor);
    const character = cursor.text.charAt(cursor.at);
    if (character === '=' || character === ']') break;
    if (character === '.') cursor.at++;
    else if (character === '"' || character === "'") keys.push(readString(cursor));
    else {
      const start = cursor.at;
      while (cursor.at < cursor.text.length && /[\w-]/.test(cursor.text.charAt(cursor.at))) cursor.at++;
      if (cursor.at === start) break;
      keys.push(cursor.text.slice(start, cursor.at));
    }
  }
  return keys;
}

/** Ends behind the closing quotation mark; escapes stay as written. */
export function readString(cursor: TomlCursor): string {
  const quote = cursor.text.charAt(cursor.at);
  const fence = cursor.text.startsWith(quote.repeat(3), cursor.at) ? quote.repeat(3) : quote;
  const start = cursor.at + fence.length;
  for (cursor.at = start; cursor.at < cursor.text.length && !cursor.text.startsWith(fence, cursor.at); cursor.at++) {
    if (cursor.text.charAt(cursor.at) === '\\' && quote === '"') cursor.at++;
    if (cursor.text.charAt(cursor.at) === '\n') cursor.line++;
  }
  const content = cursor.text.slice(start, cursor.at);
  cursor.at += fence.length;
  // A text block may end in quotation marks of its own: """"quoted""""
  while (fence.length === 3 && cursor.text.charAt(cursor.at) === quote) cursor.at++;
  return content;
}

export function skipBlank(cursor: TomlCursor): void {
  for (; cursor.at < cursor.text.length; cursor.at++) {
    const character = cursor.text.charAt(cursor.at);
    if (character === '#') cursor.at = endOfLine(cursor);
    if (cursor.text.charAt(cursor.at) === '\n') cursor.line++;
    else if (!/[ \t\r]/.test(cursor.text.charAt(cursor.at))) return;
  }
}

function endOfLine(cursor: TomlCursor): number {
  const end = cursor.text.indexOf('\n', cursor.at);
  return end === -1 ? cursor.text.length : end;
}
