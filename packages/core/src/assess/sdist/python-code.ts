// A Python script's text without what does not run: comments and docstrings.

/**
 * Blanks comments and strings that stand alone as a statement, in linear time. Other strings stay: poetry's build scripts
 * name `"ext_modules"` as a key. Text that is no Python gives some text too.
 */
export function pythonCode(text: string): string {
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

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** Behind the closing quote, or the line's end where a one-line string is not closed. */
function stringEnd(text: string, start: number): number {
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
