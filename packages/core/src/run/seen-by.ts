// What an installer sees of the machine: a Dockerfile's own variables first.

import type { Machine } from '../index-settings/machine.ts';
import type { IndexFlags } from './choose-indexes.ts';

/** A command of a Dockerfile sees its own variables before those of this machine. */
export function seenBy({ machine, command }: Pick<IndexFlags, 'machine' | 'command'>): Machine | undefined {
  const own = command?.variables;
  if (own === undefined) return machine;
  return {
    files: (...asked) => machine?.files(...asked) ?? [],
    variable: (name) => own[name] ?? machine?.variable(name),
  };
}
