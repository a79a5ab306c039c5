// What stands for the stages of Dockerfiles in a report that has several: two of them may stand on one image.

import type { TargetStage } from '../target/target-stage.ts';

/** A target, and the stage that it is. */
export interface StagedTarget {
  readonly name: string;
  readonly stage: TargetStage | undefined;
}

/** The image's name where there is one stage at most; else the stage's: `builder`, `api/Dockerfile`, `api/Dockerfile (builder)`, `web` for a service. */
export function stageNames(targets: readonly StagedTarget[]): readonly string[] {
  const distinct = new Set(targets.map(({ stage }) => keyOf(stage)));
  if (distinct.size < 2) return targets.map(({ name }) => name);
  const files = new Set(targets.map(({ stage }) => stage && fileOf(stage)));
  return targets.map(({ name, stage }) => {
    if (stage === undefined) return name;
    const siblings = targets.filter((each) => each.stage && fileOf(each.stage) === fileOf(stage));
    const label = labelOf(stage, files.size > 1, new Set(siblings.map((each) => keyOf(each.stage))).size > 1);
    const images = new Set(siblings.filter((each) => keyOf(each.stage) === keyOf(stage)).map((each) => each.name));
    return images.size > 1 ? `${label} on ${name}` : label;
  });
}

function labelOf(stage: TargetStage, withFile: boolean, withStage: boolean): string {
  const name = typeof stage.name === 'number' ? `stage ${stage.name}` : stage.name;
  if (!withFile) return name;
  return withStage ? `${fileOf(stage)} (${name})` : fileOf(stage);
}

function fileOf({ service, path }: TargetStage): string {
  return service ?? path;
}

function keyOf(stage: TargetStage | undefined): string {
  return JSON.stringify([stage?.service, stage?.path, stage?.name]);
}
