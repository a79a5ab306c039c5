// Whether a command ends before it installs anything, because it is for the Python of a distribution that keeps it to itself (PEP 668).

import type { AskedCommand } from './asked-command.ts';
import { closedToCommand } from './closed-to-command.ts';
import type { StageScope } from './stage-scope.ts';
import type { ToolEffect } from './tools/tool-install.ts';

/** The version of the Python that the distribution keeps to itself; null where the stage has none such. */
export function closedIn({ state, packagedPython, packagedCloses, closedPython }: StageScope): string | null {
  return state.ownPython ? closedPython : packagedCloses ? packagedPython : null;
}

/** True where that is certain. */
export function packagedStops(effect: ToolEffect, asked: AskedCommand): boolean {
  const { program, command, place } = asked;
  const { state } = place.scope;
  const closed = closedIn(place.scope);
  if (closed === null || state.python !== closed || !command.certain || program.conda) return false;
  if (effect.kind === 'pip') return closedToCommand({ tool: program.name }, asked) === 'stopped';
  return effect.kind === 'install' && closedToCommand(effect.install, asked) === 'stopped';
}
