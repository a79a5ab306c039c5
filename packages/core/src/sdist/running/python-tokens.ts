// A Python file as tokens, as far as telling the syntax of one Python from that of another needs them.

import { stringEnd } from '../python-code.ts';

export interface PythonToken {
  /** `line`: a statement ends. */
  readonly kind: 'name' | 'number' | 'string' | 'sign' | 'line';
  /** Of a string its prefix alone: `ur`. */
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
  /** Brackets that are open around it; of a bracket itself those around what it holds. */
  readonly depth: number;
}

export interface PythonTokens {
  readonly tokens: readonly PythonToken[];
  /** The first line whose indentation Python 3 refuses, since tabs and spaces mean another depth by another width of tabs. */
  readonly tabLine: number | null;
}

const pieces =
  /(?<blank>[ \t\f\r]+|\\\r?\n)|(?<comment>#[^\n]*)|(?<newline>\n)|(?<prefix>(?:[uUbBfF][rR]?|[rR][uUbBfF]?)?)(?<quote>['"])|(?<name>[\p{L}_][\p{L}\p{N}_]*)|(?<number>\.?\d(?:[eE][+-]\d|[\w.])*)|(?<sign><>|->|:=|\*\*|\/\/|[<>=!]=|[^])/uy;

/** Undefined where a string is not closed or brackets do not meet: no Python reads that, or it is not understood here. */
export function pythonTokens(written: string): PythonTokens | undefined {
  const text = written.replace(/\r\n?/g, '\n');
  const tokens: PythonToken[] = [];
  const isIndented = indentation();
  let tabLine: number | null = null;
  let line = 1;
  let depth = 0;
  let fresh = true;
  pieces.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  for (;;) {
    const start = pieces.lastIndex;
    const groups = pieces.exec(text)?.groups;
    if (groups === undefined) break;
    const { blank, comment, newline, prefix, quote, name, number, sign } = groups;
    if (blank !== undefined || comment !== undefined) {
      if (blank?.startsWith('\\') === true) line++;
      continue;
    }
    if (newline !== undefined) {
      if (depth === 0 && !fresh) tokens.push({ kind: 'line', text: '', line, depth });
      if (depth === 0) fresh = true;
      line++;
      continue;
    }
    if (fresh && depth === 0) {
      if (!isIndented(indentBefore(text, start))) tabLine ??= line;
      fresh = false;
    }
    if (quote !== undefined) {
      const end = stringEnd(text, pieces.lastIndex - 1);
      const whole = text.slice(pieces.lastIndex - 1, end);
      if (!isClosed(whole)) return undefined;
      tokens.push({ kind: 'string', text: prefix ?? '', line, depth });
      line += whole.split('\n').length - 1;
      pieces.lastIndex = end;
    } else if (name !== undefined) tokens.push({ kind: 'name', text: name, line, depth });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, line, depth });
    else if (sign !== undefined) {
      if (/[([{]/.test(sign)) depth++;
      tokens.push({ kind: 'sign', text: sign, line, depth });
      if (/[)\]}]/.test(sign) && --depth < 0) return undefined;
    }
  }
  if (depth > 0) return undefined;
  tokens.push({ kind: 'line', text: '', line, depth });
  return { tokens, tabLine };
}

function isClosed(quoted: string): boolean {
  const quote = quoted.charAt(0);
  const triple = quote.repeat(3);
  return quoted.startsWith(triple)
    ? quoted.length >= 6 && quoted.endsWith(triple)
    : quoted.length >= 2 && quoted.endsWith(quote);
}

function indentBefore(text: string, start: number): string {
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
}

/**
 * CPython's rule: the depths must compare alike by tabs of eight columns and of one.
 *
 * @returns whether the next line may begin with these blanks
 */
function indentation(): (blanks: string) => boolean {
  const open = [{ wide: 0, narrow: 0 }];
  const last = (): { readonly wide: number; readonly narrow: number } => open.at(-1) ?? { wide: 0, narrow: 0 };
  return (blanks) => {
    const own = columnsOf(blanks);
    if (own.wide > last().wide) {
      const agrees = own.narrow > last().narrow;
      open.push(own);
      return agrees;
    }
    while (last().wide > own.wide) open.pop();
    return last().narrow === own.narrow;
  };
}

function columnsOf(blanks: string): { readonly wide: number; readonly narrow: number } {
  let wide = 0;
  let narrow = 0;
  for (const each of blanks) {
    // A form feed begins the line anew
    if (each === '\f') wide = narrow = 0;
    else {
      wide = each === '\t' ? (Math.floor(wide / 8) + 1) * 8 : wide + 1;
      narrow++;
    }
  }
  return { wide, narrow };
}
