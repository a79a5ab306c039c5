// The FROM of the stage that installs and of the one that runs, and what to write for other images.

import { type ImageChange, imageChange, type ImageLine } from './image-change.ts';
import type { TargetStage } from '../target/target-stage.ts';

export interface StageFroms {
  readonly builds: ImageLine;
  readonly runs: ImageLine;
}

/** Null where one FROM is for both, or no line names the image of one. */
export function stageFroms(stage: TargetStage | undefined): StageFroms | null {
  const { path = '', imageLine: builds, imageVariables, runtime } = stage ?? {};
  const runs = runtime?.imageLine;
  if (builds === undefined || runs === undefined || builds === runs) return null;
  return {
    builds: { path, line: builds, variables: imageVariables },
    runs: { path, line: runs, variables: runtime?.imageVariables },
  };
}

/** Of one of them alone: a variable on which both hang stays as it is. */
export function apart({ builds, runs }: StageFroms): StageFroms {
  return { builds: without(builds, runs), runs: without(runs, builds) };
}

function without(one: ImageLine, { variables: others = [] }: ImageLine): ImageLine {
  return { ...one, variables: one.variables?.filter(({ name }) => others.every((other) => other.name !== name)) };
}

/** Of both at once, as a clause: one change where a variable makes both. */
export function changeBoth(froms: StageFroms, builds: string, runs: string): string {
  const together = [imageChange(froms.builds, builds), imageChange(froms.runs, runs)].map(changeText);
  const [first = '', second = ''] = together;
  if (first === second) return first;
  const single = apart(froms);
  return `${changeText(imageChange(single.builds, builds))} and ${changeText(imageChange(single.runs, runs))}`;
}

/** `Dockerfile:3 to FROM python:3.12`, `Dockerfile:1 to ARG PY=3.12` */
export function changeText({ place, text }: ImageChange): string {
  return `${place} to ${text}`;
}
