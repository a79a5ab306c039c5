// Commands of the stages of a Dockerfile, without those that install what earlier ones made.

import type { FoundStage } from '../dockerfile/found-stage.ts';
import { makesWheels } from '../dockerfile/made-wheels.ts';
import type { StageInstall } from '../dockerfile/stage-install.ts';

/** What each stage installs, but what earlier commands made: the requirements that those left out are fetched by the later ones. */
export function madeApart(stages: readonly FoundStage[]): readonly (readonly StageInstall[])[] {
  const fetches = stages.some(({ installs }) =>
    installs.some(
      ({ takesMade, understood: { binaries } }) =>
        takesMade && !binaries.includes('--no-deps') && !binaries.includes('--no-index'),
    ),
  );
  const asFetched = (install: StageInstall): StageInstall => {
    const { understood } = install;
    const binaries = understood.binaries.filter((flag) => flag !== '--no-deps');
    return makesWheels(understood.command) ? { ...install, understood: { ...understood, binaries } } : install;
  };
  return stages.map(({ installs }) => {
    const own = installs.filter(({ takesMade }) => !takesMade);
    return fetches ? own.map(asFetched) : own;
  });
}
