// pipx of a distribution's package installs for the Python of that distribution, whatever Python the image has beside it.

import type { AskedCommand } from './asked-command.ts';

/** Why what it installs is not for the stage's Python, as a clause; undefined where it is. */
export function packagedPipx({ place: { scope } }: AskedCommand): string | undefined {
  const { state, packagedPython, distribution } = scope;
  if (!state.packages.has('pipx') || minorOf(packagedPython) === minorOf(state.python)) return undefined;
  return `${distribution ?? 'the distribution'}'s package pipx installs for the Python of that distribution, not for the image's own`;
}

function minorOf(version: string | null): string | undefined {
  return /^\d+\.\d+/.exec(version ?? '')?.[0];
}
