// What a command installs though something that fits is there.

import type { StageInstall } from '../dockerfile/stage-install.ts';
import type { InstallOrder } from '../run/install-order.ts';

/** pip never looks at the folder where it puts things with these, but at the Python's own packages (its commands/install.py). */
const looksElsewhere = /\s--(?:prefix|root)(?:[\s=]|$)/;
const elsewhereBy: readonly string[] = ['PIP_PREFIX', 'PIP_ROOT'];
const upgrades = /\s(?:-[a-zA-Z]*U[a-zA-Z]*|--upgrade)(?:\s|$)/;
const eagerly = /\s--upgrade-strategy[\s=]eager\b/;

/** Everything, as if nothing were there. */
export function takesAllAnew({ understood: { command }, ignoresInstalled, variables }: StageInstall): boolean {
  return ignoresInstalled || looksElsewhere.test(command) || elsewhereBy.some((name) => Boolean(variables[name]));
}

/** Where something newer fits: what its lines name alone (pip's `only-if-needed`), or whatever comes with that (uv). */
export function renews({ understood: { command, tool } }: StageInstall): InstallOrder['renews'] {
  if (!upgrades.test(command)) return undefined;
  return tool === 'uv' || eagerly.test(command) ? 'all' : 'named';
}
