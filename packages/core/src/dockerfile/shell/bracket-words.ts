// The words of `[[ … ]]`, within which operators are words, and what stands behind `=~` is one whatever it holds.

import type { ShellToken } from './shell-tokens.ts';

/** @param start where `[[` stands @returns its words and what is behind them; undefined where nothing closes it */
export function bracketWords(
  tokens: readonly ShellToken[],
  start: number,
): { readonly words: readonly string[]; readonly end: number } | undefined {
  const close = tokens.findIndex(({ kind, text }, at) => at > start && kind === 'word' && text === ']]');
  if (close < 0) return undefined;
  const words: string[] = [];
  let end: number | undefined;
  for (const { kind, text, at } of tokens.slice(start, close + 1)) {
    if (kind === 'newline') continue;
    const isRest = at === end && words.at(-2) === '=~';
    if (isRest) words.push(`${words.pop() ?? ''}${text}`);
    else words.push(text);
    end = at + text.length;
  }
  return { words, end: close + 1 };
}
