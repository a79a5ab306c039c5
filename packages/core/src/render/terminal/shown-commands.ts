// Commands of one line of a Dockerfile: of a loop that installs line by line the first ones, and how many there are.

import type { ReportDockerfile } from '../../report/report.ts';

/** So many stand by themselves. */
const MOST = 4;
/** Of more, so many. */
const SHOWN = 2;

export function shownCommands(commands: readonly ReportDockerfile[]): readonly ReportDockerfile[] {
  const groups = new Map<string, ReportDockerfile[]>();
  for (const command of commands) {
    const place = JSON.stringify([command.path, command.line, command.stage]);
    groups.set(place, [...(groups.get(place) ?? []), command]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length <= MOST) return group;
    return [...group.slice(0, SHOWN), { ...first, command: `… and ${group.length - SHOWN} more of that line` }];
  });
}
