// Whether a command ends before it installs anything, because it is for the Python of a distribution that keeps it to itself (PEP 668).

import type { AskedCommand } from './asked-command.ts';
import { closedToCommand } from './closed-to-command.ts';
import type { ToolEffect } from './tools/tool-install.ts';

/** True where that is certain. */
export function packagedStops(effect: ToolEffect, asked: AskedCommand): boolean {
  const { program, command, place } = asked;
  const { state, packagedPython, packagedCloses, closedPython } = place.scope;
  const closed = state.ownPython ? closedPython : packagedCloses ? packagedPython : null;
  if (closed === null || state.python !== closed || !command.certain || program.conda) return false;
  if (effect.kind === 'pip') return closedToCommand({ tool: program.name }, asked) === 'stopped';
  return effect.kind === 'install' && closedToCommand(effect.install, asked) === 'stopped';
}
