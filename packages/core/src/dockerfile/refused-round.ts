// Rounds of a loop at which pip ends: a comment, an empty line, a line of a file that is no word of a command.

import type { Program } from './program-of.ts';
import type { RunCommand } from './shell/run-command.ts';

/** @returns why it installs nothing, as a clause; undefined where it may */
export function refusedRound({ name, words }: Program, { items }: RunCommand): string | undefined {
  if (items === undefined || name !== 'pip' || words[0]?.text !== 'install') return undefined;
  const texts = words.slice(1).map(({ text }) => text);
  const odd = texts.find((text) => text === '' || /^#|\s#|\s--|\s\\$|^\\$/.test(text));
  if (odd !== undefined) return `as a word of the command ${odd === '' ? 'an empty line' : odd} is no requirement`;
  const option = texts.find((text) => /^--(?:hash|global-option=|config-settings=)\b/.test(text));
  if (option !== undefined && option.startsWith('--hash'))
    return `pip has no option ${option.replace(/=.*$/, '')} there`;
  return texts.every((text) => text.startsWith('-') && !/^(?:-[recf]|--(?:requirement|editable)|--help|-h)/.test(text))
    ? 'it names nothing to install'
    : undefined;
}
