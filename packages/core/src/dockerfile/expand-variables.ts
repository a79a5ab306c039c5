// Variables in a word of a Dockerfile or of its shell: `$NAME`, `${NAME}`, `${NAME:-word}`, `${NAME:+word}`.

/** What a variable stands for: its value, null where it is set to something unknown, undefined where nothing sets it. */
export type ValueOf = (name: string) => string | null | undefined;

export interface Expanded {
  readonly text: string;
  /** The variables whose values are not known; the text holds them as they were written. */
  readonly unknown: readonly string[];
}

/** Defaults within defaults are followed so deep. */
const DEEPEST = 12;

/** What stands between two braces, and the value that a pattern is cut off from: longer ones are not followed. */
const LONGEST_VARIABLE = 1000;

/** A variable that doubles itself line by line would fill the memory: what stands behind so much is left as it is written. */
const LONGEST_TEXT = 10_000;

/** What stands for a variable that nothing sets, and that names no word for that case; undefined: it is not known. */
export type Unset = (name: string, operator: string, word: string) => string | undefined;

/** Expands every variable of a text; quotes and backslashes are the caller's business. */
export function expandVariables(text: string, valueOf: ValueOf, depth = 0, unset: Unset = () => undefined): Expanded {
  const unknown: string[] = [];
  let result = '';
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    const found = char === '$' ? variableAt(text, at, valueOf) : undefined;
    if (found === undefined) {
      result += char;
      continue;
    }
    const value = depth > DEEPEST ? undefined : valueFor(found, valueOf, depth, unset);
    if (value === undefined || value.text.length > LONGEST_TEXT || result.length - at > LONGEST_TEXT) {
      unknown.push(found.name);
      result += text.slice(at, found.end);
    } else {
      result += value.text;
      unknown.push(...value.unknown);
    }
    at = found.end - 1;
  }
  return { text: result, unknown };
}

interface Variable {
  readonly name: string;
  /** `:-`, `-`, `:+`, `+`, or one that is not followed; empty for none. */
  readonly operator: string;
  readonly word: string;
  readonly end: number;
}

/** `$1` and `$@` are variables where something has said what they are: what a script is given. */
function variableAt(text: string, at: number, valueOf: ValueOf): Variable | undefined {
  const isGiven = (name = ''): boolean => /^[A-Za-z_]/.test(name) || (name !== '' && valueOf(name) !== undefined);
  if (text.charAt(at + 1) !== '{') {
    const name = /^(?:[A-Za-z_]\w*|[\d@*#])/.exec(text.slice(at + 1, at + 257))?.[0];
    return name === undefined || !isGiven(name)
      ? undefined
      : { name, operator: '', word: '', end: at + 1 + name.length };
  }
  const end = closingBrace(text, at + 1);
  const [, name, rest = ''] =
    end < 0 ? [] : (/^([A-Za-z_]\w*|\d+|[@*#](?=$|:?[-+]))(.*)$/s.exec(text.slice(at + 2, end)) ?? []);
  if (name === undefined || !isGiven(name)) return undefined;
  const operator = /^:?[-+?]/.exec(rest)?.[0] ?? rest.charAt(0);
  return { name, operator, word: rest.slice(operator.length), end: end + 1 };
}

/** The position of the brace that closes the one at `open`; -1 where none does. */
function closingBrace(text: string, open: number): number {
  let depth = 0;
  const end = Math.min(text.length, open + LONGEST_VARIABLE);
  for (let at = open; at < end; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return at;
  }
  return -1;
}

/** Undefined where its value is not known. */
function valueFor(
  { name, operator, word }: Variable,
  valueOf: ValueOf,
  depth: number,
  unset: Unset,
): Expanded | undefined {
  const value = valueOf(name);
  if (value === null) return undefined;
  const inner = (): Expanded => expandVariables(word, valueOf, depth + 1, unset);
  const nothing: Expanded = { text: '', unknown: [] };
  if (operator === ':-') return value === undefined || value === '' ? inner() : { text: value, unknown: [] };
  if (operator === '-') return value === undefined ? inner() : { text: value, unknown: [] };
  if (operator === ':+') return value === undefined || value === '' ? nothing : inner();
  if (operator === '+') return value === undefined ? nothing : inner();
  if (value === undefined || (value === '' && operator === ':?')) {
    const text = unset(name, operator, word) ?? value;
    return text === undefined ? undefined : { text, unknown: [] };
  }
  if (operator === '' || operator === ':?' || operator === '?') return { text: value, unknown: [] };
  return trimmed(value, operator, word);
}

/** `${PY%.*}`, `${PY##*.}`: patterns with one star; others are not followed. */
function trimmed(value: string, operator: string, word: string): Expanded | undefined {
  const longest = word.startsWith(operator);
  const pattern = longest ? word.slice(1) : word;
  if (
    (operator !== '%' && operator !== '#') ||
    pattern.length > 32 ||
    value.length > LONGEST_VARIABLE ||
    /[[\]?$\\]/.test(pattern)
  )
    return undefined;
  const cuts = Array.from({ length: value.length + 1 }, (_, cut) => cut).filter((cut) =>
    fits(operator === '#' ? value.slice(0, cut) : value.slice(cut), pattern),
  );
  const cut = longest === (operator === '#') ? cuts.at(-1) : cuts[0];
  if (cut === undefined) return { text: value, unknown: [] };
  return { text: operator === '#' ? value.slice(cut) : value.slice(0, cut), unknown: [] };
}

function fits(text: string, pattern: string): boolean {
  const [head = '', tail, ...more] = pattern.split('*');
  if (more.length > 0) return false;
  if (tail === undefined) return text === pattern;
  return text.length >= head.length + tail.length && text.startsWith(head) && text.endsWith(tail);
}
