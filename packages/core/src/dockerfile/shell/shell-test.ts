// What `[ … ]` comes to, where its words are known.

import type { ShellWord } from './shell-words.ts';

/** Whether a file is there; undefined where nobody can know. */
export type IsFile = (path: string) => boolean | undefined;

/** True, false, or undefined where that hangs on what is not known: most files, variables, programs. */
export function shellTest(words: readonly ShellWord[], isFile: IsFile = () => undefined): boolean | undefined {
  const [program, ...rest] = words;
  const closed = rest.at(-1)?.text === ']' || rest.at(-1)?.text === ']]';
  if (program?.text !== 'test' && !closed) return undefined;
  return evaluate(closed ? rest.slice(0, -1) : rest, isFile);
}

function evaluate(words: readonly ShellWord[], isFile: IsFile): boolean | undefined {
  const [first, second, third, ...more] = words;
  if (first?.text === '!') {
    const value = evaluate(words.slice(1), isFile);
    return value === undefined ? undefined : !value;
  }
  if (more.length > 0 || words.some(({ unknown }) => unknown.length > 0)) return undefined;
  if (first === undefined) return false;
  if (second === undefined) return first.text !== '';
  if (third === undefined) {
    if (first.text === '-n') return second.text !== '';
    // Of `-s` nobody knows: the file may be empty.
    if (/^-[fer]$/.test(first.text)) return isFile(second.text);
    return first.text === '-z' ? second.text === '' : undefined;
  }
  if (second.text === '=' || second.text === '==')
    return /[*?[]/.test(third.text) ? undefined : first.text === third.text;
  return second.text === '!=' && !/[*?[]/.test(third.text) ? first.text !== third.text : undefined;
}
