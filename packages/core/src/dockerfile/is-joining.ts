// Whether a command only puts the words that it reads into one line: where a shell or xargs makes words of that, every blank between them is the same.

import type { PipedCommand } from './shell/run-command.ts';

/** `… | tr '\n' ' '`, `… | xargs` */
export function isJoining({ words }: PipedCommand): boolean {
  return /^(?:tr (?:\n|\\n)  |xargs(?: echo)?)$/.test(words.map(({ text }) => text).join(' '));
}
