// The command of a stage at which the build ends where the distribution keeps its Python to itself (PEP 668): the first, and behind it nothing runs.

import type { StageStop } from '../target/stage-stop.ts';
import type { StageInstall } from './stage-install.ts';
import type { StageState } from './stage-state.ts';

export const closedReason = 'the distribution keeps its Python to itself (PEP 668)';

/** @param upgrade the first command that only renews pip, where that is stopped */
export function closedStops(
  installs: readonly Pick<StageInstall, 'understood' | 'atClosedPython'>[],
  upgrade: StageState['stoppedUpgrade'],
): readonly StageStop[] {
  const install = installs.find((each) => each.atClosedPython === 'stopped')?.understood;
  // One that stands behind a command of its stage that is stopped is none.
  if (upgrade !== undefined && upgrade.line <= (install?.line ?? Infinity)) return [closedStop(upgrade)];
  return install === undefined ? [] : [closedStop(install)];
}

function closedStop({ line, at, command }: Pick<StageInstall['understood'], 'line' | 'at' | 'command'>): StageStop {
  return {
    ...(at === undefined ? {} : { path: at.path }),
    line: at?.line ?? line,
    text: command,
    why: closedReason,
    remedy: 'install in a virtual environment (python3 -m venv), or with --break-system-packages',
    stopsAt: line,
    whereClosed: true,
  };
}
