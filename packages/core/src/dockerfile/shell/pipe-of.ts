// A script that is one command, or one pipe: `grep -v six a.txt | sort`.

import type { ValueOf } from '../expand-variables.ts';
import { parseShell } from './parse-shell.ts';
import { fedBy, wordsOf } from './fed-by.ts';
import type { PipedCommand } from './run-command.ts';

/** @returns undefined where it is more than that */
export function pipeOf(script: string, valueOf: ValueOf): readonly PipedCommand[] | undefined {
  const [node, ...others] = parseShell(script);
  if (node === undefined || others.length > 0) return undefined;
  const parts = node.kind === 'pipeline' && !node.negated ? node.parts : [node];
  const nothing = (): undefined => undefined;
  const shell = { valueOf, run: nothing, subshell: nothing, step: nothing, cut: nothing };
  const walk = { shell };
  const scope = new Map<string, string | null>();
  const pipe = parts.flatMap((part) =>
    part.kind === 'simple' ? [{ words: wordsOf(part.command, scope, walk), ...fedBy(part.command, scope, walk) }] : [],
  );
  return pipe.length < parts.length ? undefined : pipe;
}
