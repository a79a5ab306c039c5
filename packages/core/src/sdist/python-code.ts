// A Python script's text without what does not run: comments and docstrings.

/**
 * Blanks comments and strings that stand alone as a statement, in linear time. Other strings stay: poetry's build scripts
 * name `"ext_modules"` as a key. Text that is no Python gives some text too.
 */
export function pythonCode(written: string): string {
  // Python takes each as the end of a line: that of bintrees 2.0.4 has no other
  const text = written.replace(/\r\n?/g, '\n');
  let code = '';
  let kept = 0;
  let index = 0;
  /** Only blanks since the line began, and no bracket open: a string here is a statement of its own. */
  let fresh = true;
  let brackets = 0;
  while (index < text.length) {
    const character = text.charAt(index);
    if (character === '#') {
      const end = lineEnd(text, index);
      code += text.slice(kept, index);
      kept = index = end;
    } else if (character === '"' || character === "'") {
      const end = stringEnd(text, index);
      if (fresh && brackets === 0) {
        code += `${text.slice(kept, index)}""`;
        kept = end;
      }
      fresh = false;
      index = end;
    } else {
      if (character === '\n') fresh = true;
      else if (character !== ' ' && character !== '\t' && character !== '\r') fresh = false;
      if (character === '(' || character === '[' || character === '{') brackets++;
      else if (character === ')' || character === ']' || character === '}') brackets = Math.max(0, brackets - 1);
      index++;
    }
  }
  return code + text.slice(kept);
}

/** The code with empty strings, so that what looks like a name is one; those that may hold names (`f"{pkg.version}"`) stay. */
export function withoutStrings(code: string): string {
  let names = '';
  let kept = 0;
  for (const { start, end } of stringsIn(code)) {
    if (/[fF]/.test(code.slice(Math.max(0, start - 2), start))) continue;
    names += `${code.slice(kept, start)}""`;
    kept = end;
  }
  return names + code.slice(kept);
}

export interface CodeString {
  /** Of its first quote. */
  readonly start: number;
  /** Behind its last quote. */
  readonly end: number;
  readonly value: string;
}

/** The strings of code without comments, in its order; escapes as they are written. */
export function stringsIn(code: string): readonly CodeString[] {
  const found: CodeString[] = [];
  const quote = /['"]/g;
  for (let at = quote.exec(code); at !== null; at = quote.exec(code)) {
    const start = at.index;
    const end = stringEnd(code, start);
    const quotes = end - start >= 6 && code.startsWith(code.charAt(start).repeat(3), start) ? 3 : 1;
    found.push({ start, end, value: code.slice(start + quotes, Math.max(start + quotes, end - quotes)) });
    quote.lastIndex = Math.max(end, start + 1);
  }
  return found;
}

/** No expression goes on in a line that begins so: a bracket that is still open there is never closed. */
const begins = /[ \t]*(?:(?:try|finally)[ \t]*:|except\b|(?:async[ \t]+def|def|class)[ \t]+\w)/y;

/** Statements on one line each: a line that ends within brackets, a string or behind a backslash goes on in the next. */
export function statementsOf(code: string): readonly string[] {
  const found: string[] = [];
  let start = 0;
  let brackets = 0;
  for (let index = 0; index < code.length; index++) {
    const character = code.charAt(index);
    if (character === '"' || character === "'") index = stringEnd(code, index) - 1;
    else if (character === '\\') index++;
    else if (character === '(' || character === '[' || character === '{') brackets++;
    else if (character === ')' || character === ']' || character === '}') brackets = Math.max(0, brackets - 1);
    else if (character === '\n') {
      begins.lastIndex = index + 1;
      if (brackets > 0 && begins.test(code)) brackets = 0;
      if (brackets > 0) continue;
      found.push(code.slice(start, index));
      start = index + 1;
    }
  }
  found.push(code.slice(start));
  return found;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** Behind the closing quote, or the line's end where a one-line string is not closed. */
export function stringEnd(text: string, start: number): number {
  const quote = text.charAt(start);
  const triple = quote.repeat(3);
  const closing = text.startsWith(triple, start) ? triple : quote;
  for (let index = start + closing.length; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '\\') index++;
    else if (character === '\n' && closing.length === 1) return index;
    else if (character === quote && text.startsWith(closing, index)) return index + closing.length;
  }
  return text.length;
}
