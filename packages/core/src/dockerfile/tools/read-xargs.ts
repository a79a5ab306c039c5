// `xargs -n 1 pip install`: the command that gets what it reads as further words.

import type { ShellWord } from '../shell/shell-words.ts';

const valued = /^(?:-[nLPadI]|--max-args|--max-lines|--max-procs|--arg-file|--delimiter)$/;
const known =
  /^(?:-[rtx]+|-[nLP]\d+|-I\S+|-a.+|-d.+|--no-run-if-empty|--verbose|--(?:max-args|max-procs|max-lines|arg-file|delimiter)=.*)$/;

/** @returns undefined where it has options of another kind, or puts what it reads within a word */
export function readXargs(
  words: readonly ShellWord[],
): { readonly words: readonly ShellWord[]; readonly file?: ShellWord } | undefined {
  const options = new Map<string, ShellWord>();
  let at = 0;
  for (let word = words[at]; word?.text.startsWith('-') === true; word = words[at]) {
    const { text } = word;
    const value = words[at + 1];
    if (valued.test(text) && value !== undefined) {
      options.set(text, value);
      at += 2;
    } else if (known.test(text)) {
      const [, name = '', rest = ''] = /^(-[nLPadI]|--[\w-]+)=?(.*)$/.exec(text) ?? [];
      options.set(name, { ...word, text: rest });
      at++;
    } else return undefined;
  }
  const delimiter = options.get('-d') ?? options.get('--delimiter');
  // With others a line is not one word, or several.
  if (delimiter !== undefined && delimiter.text !== '\\n' && delimiter.text !== '\n') return undefined;
  const file = options.get('-a') ?? options.get('--arg-file');
  const place = options.get('-I')?.text;
  const rest = words.slice(at);
  const others = place === undefined ? rest : rest.filter(({ text }) => text !== place);
  if (rest.length === 0 || (place !== undefined && rest.length - others.length !== 1)) return undefined;
  if (place !== undefined && others.some(({ text }) => text.includes(place))) return undefined;
  return { words: others, ...(file === undefined ? {} : { file }) };
}
