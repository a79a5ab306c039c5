// Names of the variables that a command's program may see, whatever their values.

import type { AskedCommand } from './asked-command.ts';

/**
 * ENV and ARG, those of its script, and what stands before its program: `X=1 pip install`, `env X=1 pip install`. Which of its script's
 * are exported is not asked: a script that another one runs no longer tells.
 */
export function variablesSeen({ program, command, place: { scope } }: AskedCommand): readonly string[] {
  const { environment, args } = scope.state;
  const before = command.words.slice(0, command.words.length - program.words.length - 1);
  const given = before.flatMap(({ text }) => /^([A-Za-z_]\w*)=/.exec(text)?.[1] ?? []);
  return [...new Set([...environment.keys(), ...args.keys(), ...command.variables.keys(), ...given])];
}
