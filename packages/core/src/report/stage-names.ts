// What stands for the stages of Dockerfiles in a report that has several: two of them may stand on one image.

import type { TargetStage } from '../target/target.ts';

/** A target, and the stage that it is. */
export interface StagedTarget {
  readonly name: string;
  readonly stage: TargetStage | undefined;
}

/** The image's name where there is one stage at most; else the stage's: `builder`, `api/Dockerfile`, `api/Dockerfile (builder)`. */
export function stageNames(targets: readonly StagedTarget[]): readonly string[] {
  const distinct = new Set(targets.map(({ stage }) => keyOf(stage)));
  if (distinct.size < 2) return targets.map(({ name }) => name);
  const paths = new Set(targets.map(({ stage }) => stage?.path));
  return targets.map(({ name, stage }) => {
    if (stage === undefined) return name;
    const siblings = targets.filter((each) => each.stage?.path === stage.path);
    const label = labelOf(stage, paths.size > 1, new Set(siblings.map((each) => keyOf(each.stage))).size > 1);
    const images = new Set(siblings.filter((each) => keyOf(each.stage) === keyOf(stage)).map((each) => each.name));
    return images.size > 1 ? `${label} on ${name}` : label;
  });
}

function labelOf({ path, name }: TargetStage, withPath: boolean, withStage: boolean): string {
  const stage = typeof name === 'number' ? `stage ${name}` : name;
  if (!withPath) return stage;
  return withStage ? `${path} (${stage})` : path;
}

function keyOf(stage: TargetStage | undefined): string {
  return JSON.stringify([stage?.path, stage?.name]);
}
