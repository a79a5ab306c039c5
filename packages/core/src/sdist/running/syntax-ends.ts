// The syntax of a file that some Pythons refuse: they read none of it then.

import type { PythonRange } from './python-release.ts';
import type { SyntaxKind } from './syntax-kind.ts';
import { type PythonToken, pythonTokens } from './python-tokens.ts';

export interface SyntaxEnd extends PythonRange {
  readonly kind: SyntaxKind;
  /** Counted from 1. */
  readonly line: number;
}

const python3 = { since: [3, 0] } as const;

/** Each kind once, by the first place; empty too where the file is not understood. */
export function syntaxEnds(text: string): readonly SyntaxEnd[] {
  const read = pythonTokens(text);
  if (read === undefined) return [];
  const { tokens, tabLine } = read;
  const found = new Map<SyntaxKind, SyntaxEnd>();
  const add = (kind: SyntaxKind, line: number, range: PythonRange): void => {
    if (!found.has(kind)) found.set(kind, { kind, line, ...range });
  };
  if (tabLine !== null) add('tabs', tabLine, python3);
  const printIsFunction = /^from[ \t]+__future__[ \t]+import\b(?:[^\n]*|[ \t]*\([^)]*)\bprint_function\b/m.test(text);
  const starts = statementStarts(tokens);
  tokens.forEach((token, at) => {
    const end =
      (starts.has(at) ? statementEnd(tokens, at, printIsFunction) : undefined) ??
      tokenEnd(token, tokens[at + 1], tokens[at - 1]);
    if (end) add(end.kind, token.line, end.range);
  });
  // Quotes within f-strings are read since Python 3.12 only; whoever has them writes for Python 3 anyway.
  if (found.has('f-string')) return [...found.values()].filter(({ until }) => until !== undefined);
  return [...found.values()];
}

interface Found {
  readonly kind: SyntaxKind;
  readonly range: PythonRange;
}

/** Signs that go on from a word as from an operand: `print >> file`, `print -1` are read, and mean something else. */
const operators: ReadonlySet<string> = new Set(['in', 'is', 'and', 'or', 'not', 'if', 'else', 'for']);

function tokenEnd(
  { kind, text, depth }: PythonToken,
  next: PythonToken | undefined,
  before: PythonToken | undefined,
): Found | undefined {
  switch (kind) {
    case 'number':
      return /^0+[1-9]\d*$|^\d\w*[lL]$/.test(text) ? { kind: 'number', range: python3 } : undefined;
    case 'string':
      if (/^ur$/i.test(text)) return { kind: 'string', range: python3 };
      return /f/i.test(text) ? { kind: 'f-string', range: { until: [3, 6] } } : undefined;
    case 'sign':
      return signs.get(text);
    case 'name':
      if ((text === 'True' || text === 'False') && next?.text === '=' && before?.text !== '.')
        return { kind: 'constant', range: python3 };
      if (text === 'lambda' && next?.text === '(') return { kind: 'parameters', range: python3 };
      if (text === 'async' && (next?.text === '=' || next?.text === '.' || (next?.text === ',' && depth === 0)))
        return { kind: 'async', range: { since: [3, 7] } };
      return undefined;
    case 'line':
      return undefined;
  }
}

const signs: ReadonlyMap<string, Found> = new Map<string, Found>([
  ['`', { kind: 'backticks', range: python3 }],
  ['<>', { kind: 'unequal', range: python3 }],
  [':=', { kind: 'walrus', range: { until: [3, 8] } }],
  ['->', { kind: 'annotation', range: { until: [3, 0] } }],
]);

/** Which tokens begin a statement: behind a line's end, `;`, or the colon of a statement that goes on in the line. */
function statementStarts(tokens: readonly PythonToken[]): ReadonlySet<number> {
  const starts = new Set([0]);
  /** Whether the next colon may be that of a lambda. */
  let lambda = false;
  tokens.forEach(({ kind, text, depth }, at) => {
    if (kind === 'line') lambda = false;
    else if (text === 'lambda') lambda = true;
    if (kind === 'line' || (kind === 'sign' && depth === 0 && (text === ';' || (text === ':' && !lambda))))
      starts.add(at + 1);
  });
  return starts;
}

function statementEnd(tokens: readonly PythonToken[], at: number, printIsFunction: boolean): Found | undefined {
  const next = tokens[at + 1];
  const startsOperand =
    next !== undefined &&
    (next.kind === 'string' ||
      next.kind === 'number' ||
      (next.kind === 'name' && !operators.has(next.text)) ||
      next.text === '{');
  switch (tokens[at]?.text) {
    case 'print':
      if (startsOperand) return { kind: 'print', range: python3 };
      if (next?.text === '(' && !printIsFunction && hasKeyword(tokens, at + 1))
        return { kind: 'print-file', range: { until: [3, 0] } };
      return undefined;
    case 'exec':
      return startsOperand ? { kind: 'exec', range: python3 } : undefined;
    // Python 3.14 reads `except A, B:` as two kinds (PEP 758), and what follows is no error until one is raised.
    case 'except':
      return hasComma(tokens, at) ? { kind: 'except', range: { since: [3, 0], until: [3, 14] } } : undefined;
    case 'raise':
      return hasComma(tokens, at) ? { kind: 'raise', range: python3 } : undefined;
    case 'def':
      return hasTuple(tokens, at + 2) ? { kind: 'parameters', range: python3 } : undefined;
    default:
      return undefined;
  }
}

/** A comma of the statement's own, before its colon or end. */
function hasComma(tokens: readonly PythonToken[], at: number): boolean {
  const depth = tokens[at]?.depth ?? 0;
  for (const token of tokens.slice(at + 1, at + 200)) {
    if (token.kind === 'line' || (token.depth === depth && (token.text === ':' || token.text === ';'))) return false;
    if (token.text === ',' && token.depth === depth) return true;
  }
  return false;
}

/** Whether a bracket at `at` names one of its arguments: print() of Python 3. */
function hasKeyword(tokens: readonly PythonToken[], at: number): boolean {
  const depth = tokens[at]?.depth ?? 0;
  for (let each = at + 1; each < tokens.length && (tokens[each]?.depth ?? 0) >= depth; each++) {
    const [name, sign] = [tokens[each], tokens[each + 1]];
    if (name?.depth === depth && name.kind === 'name' && sign?.text === '=' && sign.depth === depth) return true;
  }
  return false;
}

/** `def f(a, (b, c)):`; a bracket behind `=` is a default. */
function hasTuple(tokens: readonly PythonToken[], at: number): boolean {
  const open = tokens[at];
  if (open?.text !== '(') return false;
  for (let each = at + 1; each < tokens.length && (tokens[each]?.depth ?? 0) >= open.depth; each++) {
    const [before, token] = [tokens[each - 1], tokens[each]];
    if (
      token?.text === '(' &&
      token.depth === open.depth + 1 &&
      (before === open || (before?.text === ',' && before.depth === open.depth))
    )
      return true;
  }
  return false;
}
