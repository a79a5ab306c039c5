// What a stage's installations are judged on: the stage itself, or other images in place of its own.

import type { FoundStage } from '../dockerfile/found-stage.ts';
import type { StageInstall } from '../dockerfile/stage-install.ts';
import { unlessRefused } from '../error.ts';
import { describeImage, type ImageDescription } from '../image/describe-image.ts';
import type { InputFile } from '../manifest/input-file.ts';
import type { AskedTarget, TargetRequest } from '../target/target.ts';
import type { TargetStage } from '../target/target-stage.ts';
import type { UnjudgedLine } from './judged-stage.ts';
import { isStop, stageStop, uncheckedLine } from './unchecked-line.ts';

/** What is asked of the images of a Dockerfile. */
export interface StagePlan {
  readonly dockerfile: InputFile;
  /** Other images that stand in for those of the stages. */
  readonly elsewhere?: readonly TargetRequest[] | undefined;
  /** What is said of the stages' images. */
  readonly facts?: Pick<AskedTarget, 'python' | 'libc' | 'pip'>;
}

interface StageTargets {
  readonly targets: readonly TargetRequest[];
  readonly remarks?: readonly string[];
}

/** The stage itself, or what would be if it stood on other images. */
export async function stageTargets(
  stage: FoundStage,
  installs: readonly StageInstall[],
  unchecked: readonly UnjudgedLine[],
  { elsewhere, facts = {}, dockerfile }: StagePlan,
): Promise<StageTargets> {
  const counting = (target: TargetRequest, stopped: readonly UnjudgedLine[] = []): TargetRequest =>
    target.stage ? { ...target, stage: withLines(target.stage, [...unchecked, ...stopped]) } : target;
  if (elsewhere === undefined)
    return { targets: [counting({ ...stage.request(installs, facts.python), ...without(facts) })] };
  const moved = await Promise.all(
    elsewhere.map(async (request) => ({ request, ...(await stage.elsewhere(installs, await imageOf(request))) })),
  );
  const remarks = moved.flatMap(({ request, lost }) =>
    lost.length === 0
      ? []
      : [`${request.base} lacks what ${dockerfile.path} adds by its own package manager: ${lost.join(', ')}`],
  );
  const targets = moved.map(({ request, stage: there, python, stopped }) =>
    counting(
      { ...(python === undefined ? {} : { python }), ...request, stage: there },
      stoppedAt(stopped, request, there),
    ),
  );
  return { targets, remarks };
}

/** What ends its build is none of what nobody judged. */
function withLines(stage: TargetStage, unjudged: readonly UnjudgedLine[]): TargetStage {
  const lines = unjudged.toSorted((a, b) => a.line - b.line);
  return {
    ...stage,
    unchecked: lines.filter((each) => !isStop(each)).map(uncheckedLine),
    stops: [...(stage.stops ?? []), ...lines.filter(isStop).map(stageStop)],
  };
}

/** Whoever says which Python is there brings its pip as well. */
function stoppedAt(
  stopped: readonly UnjudgedLine[],
  { python }: TargetRequest,
  { installs }: TargetStage,
): readonly UnjudgedLine[] {
  const isJudged = ({ line, text }: UnjudgedLine): boolean =>
    installs.some((each) => each.line === line && each.command === text);
  return python === undefined ? stopped : stopped.filter((each) => !isJudged(each));
}

/** Undefined where nothing is known of the image: the check then says so. */
function imageOf({ base, platform }: TargetRequest): Promise<ImageDescription | undefined> {
  return unlessRefused(() => (base === undefined ? undefined : describeImage({ base, platform, machine: platform })));
}

/** The stage itself knows what becomes of its Python. */
function without({ libc, pip }: NonNullable<StagePlan['facts']>): Pick<AskedTarget, 'libc' | 'pip'> {
  return { ...(libc === undefined ? {} : { libc }), ...(pip === undefined ? {} : { pip }) };
}
