// What feeds a command, and which words it has, with what the variables hold there.

import { expandVariables, type ValueOf } from '../expand-variables.ts';
import type { PipedCommand } from './run-command.ts';
import type { Variables } from './shell-place.ts';
import type { SimpleCommand } from './shell-tree.ts';
import type { ShellWalk } from './shell-walk.ts';
import { type ShellWord, shellWords } from './shell-words.ts';

/** What its redirections open, and what its heredoc says. */
export function fedBy(
  command: SimpleCommand,
  scope: Variables,
  walk: Pick<ShellWalk, 'shell'>,
): Omit<PipedCommand, 'words'> {
  const valueOf = valueIn(scope, walk);
  return {
    opened: command.redirects.flatMap(({ operator, descriptor, target }) =>
      shellWords(target, valueOf).map((file) => ({ operator, descriptor, file })),
    ),
    fed: heredocText(command, valueOf),
  };
}

/** Commands within it, and backslashes before what they keep from being expanded, are not followed. */
function heredocText({ heredoc, quoted }: SimpleCommand, valueOf: ValueOf): string | undefined {
  if (heredoc === undefined) return undefined;
  const text = heredoc === '' ? '' : `${heredoc}\n`;
  if (quoted === true) return text;
  if (/[\\`]|\$\(/.test(text)) return undefined;
  const expanded = expandVariables(text, valueOf);
  return expanded.unknown.length > 0 ? undefined : expanded.text;
}

export function valueIn(scope: Variables, { shell }: Pick<ShellWalk, 'shell'>): ValueOf {
  return (name) => (scope.has(name) ? scope.get(name) : shell.valueOf(name));
}

export function wordsOf(
  { words }: Pick<SimpleCommand, 'words'>,
  scope: Variables,
  walk: Pick<ShellWalk, 'shell'>,
): readonly ShellWord[] {
  return words.flatMap((word) => shellWords(word, valueIn(scope, walk)));
}
