// A shell script → words and operators.

export interface ShellToken {
  readonly kind: 'word' | 'operator' | 'newline';
  readonly text: string;
  /** Where it begins in the script. */
  readonly at: number;
  /** The body of the heredoc that an operator `<<` begins. */
  readonly heredoc?: string;
  /** Where that begins. */
  readonly heredocAt?: number;
  /** Whether its word is quoted, so that nothing within it is expanded. */
  readonly quoted?: boolean;
  /** The number before a redirection: `2>`. */
  readonly descriptor?: string;
}

const operators = [
  '&&',
  '||',
  ';;',
  '<<<',
  '<<-',
  '<<',
  '>>',
  '&>>',
  '&>',
  '>|',
  '<&',
  '>&',
  ';',
  '|',
  '&',
  '(',
  ')',
  '<',
  '>',
];
/** Longer words are cut where a matching quote or parenthesis is not found by then. */
const LONGEST_NESTING = 20_000;

export function shellTokens(script: string): readonly ShellToken[] {
  const tokens: ShellToken[] = [];
  const pending: { readonly index: number; readonly dash: boolean }[] = [];
  let at = 0;
  let descriptor: string | undefined;
  while (at < script.length) {
    const char = script.charAt(at);
    if (char === '\n') {
      const start = at;
      at = takeHeredocs(script, at + 1, tokens, pending);
      tokens.push({ kind: 'newline', text: '\n', at: start });
    } else if (/\s/.test(char)) at++;
    else if (char === '\\' && script.charAt(at + 1) === '\n') at += 2;
    else if (char === '#') at = endOfLine(script, at);
    else {
      const operator = script.startsWith('<(', at) ? undefined : operators.find((each) => script.startsWith(each, at));
      if (operator === undefined) {
        const end = endOfWord(script, at);
        const text = script.slice(at, end);
        // `2>&1`: the number belongs to the redirection.
        if (/^\d$/.test(text) && /[<>]/.test(script.charAt(end))) descriptor = text;
        else tokens.push({ kind: 'word', text, at });
        at = end;
      } else {
        if (operator === '<<' || operator === '<<-') pending.push({ index: tokens.length, dash: operator === '<<-' });
        tokens.push({ kind: 'operator', text: operator, at, ...(descriptor === undefined ? {} : { descriptor }) });
        descriptor = undefined;
        at += operator.length;
      }
    }
  }
  takeHeredocs(script, script.length, tokens, pending);
  return tokens;
}

function endOfLine(script: string, at: number): number {
  const end = script.indexOf('\n', at);
  return end < 0 ? script.length : end;
}

/** Reads the bodies of the heredocs of a line, which begin behind it. */
function takeHeredocs(
  script: string,
  start: number,
  tokens: ShellToken[],
  pending: { readonly index: number; readonly dash: boolean }[],
): number {
  let at = start;
  for (const { index, dash } of pending.splice(0)) {
    const word = tokens[index + 1]?.text ?? '';
    const delimiter = word.replaceAll(/["'\\]/g, '');
    const body: string[] = [];
    const heredocAt = at;
    while (at < script.length) {
      const end = endOfLine(script, at);
      const line = script.slice(at, end);
      at = end + 1;
      const bare = dash ? line.replace(/^\t+/, '') : line;
      if (bare.trimEnd() === delimiter) break;
      body.push(bare);
    }
    const operator = tokens[index];
    if (operator) tokens[index] = { ...operator, heredoc: body.join('\n'), heredocAt, quoted: word !== delimiter };
  }
  return Math.min(at, script.length);
}

function endOfWord(script: string, start: number): number {
  let at = start;
  while (at < script.length) {
    const char = script.charAt(at);
    if (char === '\\') at += 2;
    else if (char === "'" || char === '"' || char === '`') at = endOfQuote(script, at, char);
    // `<(grep x y)` is the name of a file.
    else if ((char === '$' || char === '<') && script.charAt(at + 1) === '(')
      at = endOfNesting(script, at + 1, '(', ')');
    else if (char === '$' && script.charAt(at + 1) === '{') at = endOfNesting(script, at + 1, '{', '}');
    else if (/[\s;|&()<>]/.test(char)) return at;
    else at++;
  }
  return script.length;
}

function endOfQuote(script: string, start: number, quote: string): number {
  for (let at = start + 1; at < script.length; at++) {
    const char = script.charAt(at);
    if (char === '\\' && quote !== "'") at++;
    // Quotes within `$(…)` are none of the word's.
    else if (quote === '"' && char === '$' && script.charAt(at + 1) === '(')
      at = endOfNesting(script, at + 1, '(', ')') - 1;
    else if (char === quote) return at + 1;
  }
  return script.length;
}

function endOfNesting(script: string, start: number, open: string, close: string): number {
  let depth = 0;
  const limit = Math.min(script.length, start + LONGEST_NESTING);
  for (let at = start; at < limit; at++) {
    const char = script.charAt(at);
    if (char === '\\') at++;
    else if (char === open) depth++;
    else if (char === close && --depth === 0) return at + 1;
  }
  return limit;
}
