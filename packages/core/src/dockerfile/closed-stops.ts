// The command of a stage at which the build ends where the distribution keeps its Python to itself (PEP 668): the first, and behind it nothing runs.

import type { StageStop } from '../target/stage-stop.ts';
import { ON_THE_LINE } from '../text/at-lines.ts';
import { stopReason } from '../text/stop-reason.ts';
import { closedIn } from './packaged-stops.ts';
import type { StageInstall } from './stage-install.ts';
import type { StageScope } from './stage-scope.ts';
import type { StageState } from './stage-state.ts';
import type { NotFollowed } from './understood-dockerfile.ts';

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

/** Where that is the Python of the stage's own image, as explain shows it. */
export function closedLines(scope: StageScope): readonly NotFollowed[] {
  const { installs, stoppedUpgrade } = scope.state;
  const closed = closedIn(scope);
  if (closed === null) return [];
  const own = installs.filter(({ python }) => python === closed);
  const stops = closedStops(own, stoppedUpgrade?.python === closed ? stoppedUpgrade : undefined);
  return stops.map(({ path, line, stopsAt, text, why }) => ({
    line: stopsAt,
    ...(path === undefined ? {} : { at: { path, line } }),
    text,
    why: stopReason(why),
  }));
}

function closedStop({ line, at, command }: Pick<StageInstall['understood'], 'line' | 'at' | 'command'>): StageStop {
  return {
    ...(at === undefined ? {} : { path: at.path }),
    line: at?.line ?? line,
    text: command,
    why: closedReason,
    remedy: openingWords(command),
    stopsAt: line,
    whereClosed: true,
  };
}

/** As the line is to begin; what only calls pip has another way to tell it. */
function openingWords(command: string): string {
  const [beginning] = /^(?:.*?[\s/])?pip[\d.]*\s(?:.*?\s)?install(?=\s|$)/.exec(command) ?? [];
  return beginning === undefined
    ? 'install in a virtual environment (python3 -m venv), or with --break-system-packages'
    : `write ${beginning} --break-system-packages ${ON_THE_LINE}, or install in a virtual environment (python3 -m venv)`;
}
