// What stands for the stages of Dockerfiles in a report that has several: two of them may stand on one image.

import type { TargetStage } from '../target/target-stage.ts';

/** A target, and the stage that it is. */
export interface StagedTarget {
  readonly name: string;
  readonly platform: string | undefined;
  /** The version of its Python. */
  readonly python: string;
  readonly stage: TargetStage | undefined;
}

/**
 * The image's name where there is one stage at most; else the stage's: `builder`, `api/Dockerfile`, `api/Dockerfile (builder)`, `web` for
 * a service. Where a stage installs for several Pythons, each is a target: `builder (Python 3.13)`, `Python 3.13` where there is one stage.
 */
export function stageNames(targets: readonly StagedTarget[]): readonly string[] {
  const names = namesAlone(targets);
  return targets.map(({ platform, python, stage }, position) => {
    const name = names[position] ?? '';
    const isShared = targets.some(
      (other, at) => names[at] === name && other.platform === platform && minorOf(other.python) !== minorOf(python),
    );
    if (stage === undefined || !isShared) return name;
    const own = `Python ${minorOf(python)}`;
    return names.every((each) => each === name) ? own : `${name} (${own})`;
  });
}

function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

function namesAlone(targets: readonly StagedTarget[]): readonly string[] {
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
