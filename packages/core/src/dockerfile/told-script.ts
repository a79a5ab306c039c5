// The script that a command gives to a shell, and the options of that shell.

import type { RunCommand } from './shell/run-command.ts';

/** Of a shell: what stands up to `-c`. */
export function optionsOf(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => /^-[a-z]*c[a-z]*$/.test(word));
  return words.slice(0, at < 0 ? undefined : at + (words[at]?.includes('o') === true ? 2 : 1));
}

/** What a shell is told to run: `bash -ec "…"`, a heredoc. */
export function toldScript(
  name: string | undefined,
  texts: readonly string[],
  { heredoc }: RunCommand,
): string | undefined {
  if (name === undefined) return heredoc;
  if (!/^(?:ba|da|a|z)?sh$/.test(name)) return undefined;
  const flag = texts.findIndex((text) => /^-[a-z]*c[a-z]*$/.test(text));
  if (flag >= 0) {
    // `bash -o pipefail -c SCRIPT`, `bash -eo pipefail -c SCRIPT`
    const [script, next] = texts.slice(flag + 1);
    return script === 'pipefail' ? next : script;
  }
  return texts.every((text) => text.startsWith('-')) ? heredoc : undefined;
}
