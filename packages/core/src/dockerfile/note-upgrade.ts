// Commands that only renew pip, where they are stopped at a Python that its distribution keeps to itself (PEP 668): pip asks that
// before anything else, whatever it is to install (its commands/install.py).

import { closedToCommand } from './closed-to-command.ts';
import type { AskedCommand } from './asked-command.ts';
import type { StageState } from './stage-state.ts';
import { whyNotInstalled } from './why-not-installed.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Notes the first, where no command that installs is stopped before it. */
export function noteUpgrade(asked: AskedCommand, text: string): void {
  const { command, program, place } = asked;
  const { state } = place.scope;
  if (command.caught === true || program.conda || stopsBefore(state)) return;
  if (closedToCommand({ tool: program.name }, asked) !== 'stopped' || whyNotInstalled(asked) !== undefined) return;
  state.stoppedUpgrade = { line: place.line, command: withoutSecrets(text, state), python: state.python };
}

function stopsBefore({ installs, stoppedUpgrade }: StageState): boolean {
  return stoppedUpgrade !== undefined || installs.some(({ atClosedPython }) => atClosedPython === 'stopped');
}

/** The first of a stage and of those that it starts from. @param lineage as they stand in the file */
export function firstUpgrade(
  lineage: readonly { readonly state: Pick<StageState, 'stoppedUpgrade'> }[],
): StageState['stoppedUpgrade'] {
  return lineage.find(({ state }) => state.stoppedUpgrade !== undefined)?.state.stoppedUpgrade;
}
