// A stage of a Dockerfile as a target: as some of its installations find it.

import type { TargetStage } from '../target/target-stage.ts';
import { closedStops } from './closed-stops.ts';
import type { DockerfileRequest } from './dockerfile-request.ts';
import type { Followed } from './follow-dockerfile.ts';
import { pipOf } from './moved-stage.ts';
import { firstUpgrade } from './note-upgrade.ts';
import { onSameImage } from './on-same-image.ts';
import { packagesAt } from './packages-at.ts';
import { pythonPaths } from './python-paths.ts';
import { lineageOf, variablesOf } from './runtime-of.ts';
import { stateTeller } from './same-state.ts';
import { stageCommand } from './stage-command.ts';
import type { StageInstall } from './stage-install.ts';

/** A stage is as it was at the first of the installations, and at those behind it that find it the same. */
export function stageAsTarget(
  request: DockerfileRequest,
  chosen: Followed,
  stages: readonly Followed[],
): (installs: readonly StageInstall[]) => TargetStage {
  const { name, index, line } = chosen.understood;
  const paths = pythonPaths(request);
  const lineage = lineageOf(index, stages).toReversed();
  const root = lineage[0] ?? chosen;
  const upgrade = firstUpgrade(lineage);
  const together = onSameImage(root, stages);
  const removes = lineage.flatMap(({ state }) => [...state.removals]);
  return (installs) => ({
    ...packagesAt(installs, chosen, stages),
    path: request.path,
    name: name ?? index,
    line,
    imageLine: root.understood.line,
    ...variablesOf(root, stages),
    installs: installs.map(stageCommand),
    ...variablesAt(installs, chosen),
    stops: closedStops(installs, upgrade),
    pip: pipOf(chosen, stateTeller(installs)?.pip ?? chosen.understood.pip),
    ...(stages.length === 1 && chosen.split !== undefined ? { split: chosen.split } : {}),
    ...(lineageOf(stages.length - 1, stages).includes(chosen) ? {} : { runsElsewhere: true as const }),
    ...(paths.length === 0 ? {} : { pythonPaths: paths }),
    ...(removes.length === 0 ? {} : { removes }),
    ...(chosen.state.mayBring.length === 0 ? {} : { mayBring: chosen.state.mayBring }),
    ...together,
  });
}

/** Of all its installations: which of them builds a release is not told apart. Where there is none, what one at its end would see. */
function variablesAt(
  installs: readonly StageInstall[],
  { state: { environment, args } }: Followed,
): Pick<TargetStage, 'variables'> {
  const atEnd = [...environment.keys(), ...args.keys()];
  const variables = [...new Set(installs.length === 0 ? atEnd : installs.flatMap(({ seen }) => seen))];
  return variables.length === 0 ? {} : { variables };
}
