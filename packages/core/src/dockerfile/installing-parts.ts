// What of a Dockerfile decides its answer, to be compared: another argument, target or platform may change nothing of it.

import type { DockerfileRequest } from './dockerfile-request.ts';
import { followDockerfile } from './follow-dockerfile.ts';
import { installingStages, stageNamed } from './understand-dockerfile.ts';
import type { UnderstoodStage } from './understood-dockerfile.ts';

export type InstallingPart = Pick<UnderstoodStage, 'platform' | 'python'> &
  Partial<Pick<UnderstoodStage, 'pip' | 'packages' | 'environment' | 'installs'>> & {
    /** The image, or what stands in its place where a variable has no value. */
    readonly base: string;
  };

/**
 * The stages that install and reach the one that is asked for, else the last one; that one last, as what runs.
 *
 * @throws WheelcheckError `dockerfile` where it cannot be read, or has no such stage
 */
export async function installingParts(request: DockerfileRequest): Promise<readonly InstallingPart[]> {
  const stages = await followDockerfile(request);
  const { path, stage } = request;
  const final = stage === undefined ? stages.length - 1 : stageNamed(path, stages, stage);
  const installing = installingStages(final, stages).map(({ understood }) => {
    const { pip, packages, environment, installs } = understood;
    return { ...runningPart(understood), pip, packages, environment, installs };
  });
  return [...installing, ...stages.slice(final, final + 1).map(({ understood }) => runningPart(understood))];
}

function runningPart({ image, base, from, platform, python }: UnderstoodStage): InstallingPart {
  return { base: image?.base ?? base ?? from, platform, python };
}
