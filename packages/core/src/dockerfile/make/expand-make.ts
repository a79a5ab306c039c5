// Variables of a Makefile: `$(NAME)`, `${NAME}`, `$N`, `$$`.

/** Stands for what make's functions come to: to the shell something that nobody knows. */
const UNKNOWN = '$(:)';
/** The same with the function behind it, which is shown: `$(: shell cat six.txt)`. */
const NAMED = '$(: ';

/** What a shell makes one command of, whatever stands in it. */
const plain = /^[\w.,:/=@%+*? -]+$/;

/** A command with make's functions as they stand in the Makefile. */
export function withFunctions(text: string): string {
  return text.replaceAll(NAMED, '$(');
}

/** Variables within variables are followed so deep: one that names itself has no end. */
const DEEPEST = 20;
const LONGEST = 20_000;

export interface MakeVariable {
  readonly text: string;
  /** Whether its own variables are looked up each time that it is used: `=`, not `:=`. */
  readonly deferred: boolean;
}

/** Its own variable, or what the shell makes of the environment's: `${NAME}`. */
export type MakeValue = (name: string) => MakeVariable | undefined;

/** Names of variables; what else stands between the parentheses are functions, and parts of values. */
const named = /^[\w.@<^-]+$/;

export function expandMake(text: string, valueOf: MakeValue, depth = 0): string {
  if (depth > DEEPEST) return UNKNOWN;
  let result = '';
  for (let at = 0; at < text.length && result.length < LONGEST; at++) {
    const char = text.charAt(at);
    const next = text.charAt(at + 1);
    if (char !== '$' || next === '') {
      result += char;
      continue;
    }
    const end = next === '(' || next === '{' ? closing(text, at + 1) : at + 1;
    const name = end > at + 1 ? text.slice(at + 2, end) : next;
    result += next === '$' ? '$' : end < 0 || !named.test(name) ? opaque(name) : valueIn(name, valueOf, depth);
    at = end < 0 ? text.length : end;
  }
  return result.length < LONGEST ? result : UNKNOWN;
}

function opaque(call: string): string {
  return plain.test(call) ? `${NAMED}${call})` : UNKNOWN;
}

function valueIn(name: string, valueOf: MakeValue, depth: number): string {
  const value = valueOf(name);
  if (value === undefined) return /^[A-Za-z_]\w*$/.test(name) ? `\${${name}}` : UNKNOWN;
  return value.deferred ? expandMake(value.text, valueOf, depth + 1) : value.text;
}

function closing(text: string, open: number): number {
  const [opening, close] = text.charAt(open) === '(' ? '()' : '{}';
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text.charAt(at) === opening) depth++;
    else if (text.charAt(at) === close && --depth === 0) return at;
  }
  return -1;
}
