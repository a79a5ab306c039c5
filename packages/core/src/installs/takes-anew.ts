// What a command installs though something that fits is there.

import { makesWheels } from '../dockerfile/made-wheels.ts';
import type { StageInstall } from '../dockerfile/stage-install.ts';
import type { InstallOrder } from '../run/install-order.ts';

/**
 * pip looks at nothing that is there with these, or never at the folder where it puts things: `--prefix` and `--root` have it look at
 * the Python's own packages (its commands/install.py).
 */
const looksAtNothing =
  /\s(?:-I|--ignore-installed|--force-reinstall|--reinstall|-t|--target|--prefix|--root)(?:[\s=]|$)/;
const upgrades = /\s(?:-[a-zA-Z]*U[a-zA-Z]*|--upgrade)(?:\s|$)/;
const eagerly = /\s--upgrade-strategy[\s=]eager\b/;

/** Everything, as if nothing were there. */
export function takesAllAnew({ understood: { command } }: StageInstall): boolean {
  return looksAtNothing.test(command) || makesWheels(command);
}

/** Where something newer fits: what its lines name alone (pip's `only-if-needed`), or whatever comes with that (uv). */
export function renews({ understood: { command, tool } }: StageInstall): InstallOrder['renews'] {
  if (!upgrades.test(command)) return undefined;
  return tool === 'uv' || eagerly.test(command) ? 'all' : 'named';
}
