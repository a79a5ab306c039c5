// What an installer sees of the machine: a Dockerfile's own variables first.

import { ownValue } from '../text/own-value.ts';
import type { Machine } from '../index-settings/machine.ts';

interface Seen {
  readonly machine?: Machine;
  readonly command?: { readonly variables?: Readonly<Record<string, string>> };
}

/** A command of a Dockerfile sees its own variables before those of this machine. */
export function seenBy({ machine, command }: Seen): Machine | undefined {
  const own = command?.variables;
  if (own === undefined) return machine;
  return {
    files: (...asked) => machine?.files(...asked) ?? [],
    variable: (name) => ownValue(own, name) ?? machine?.variable(name),
  };
}
