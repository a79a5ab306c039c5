// The stage of a Dockerfile that a check is about, as a target, and the stage that runs what it installs.

import { movedPython } from './moved-python.ts';
import { imageHint, pythonHint } from './stand-in.ts';
import { startInstalls } from './start-install.ts';
import { WheelcheckError } from '../error.ts';
import type { ImageDescription } from '../image/describe-image.ts';
import { isInstalledAlike, packageManagers } from '../image/distribution.ts';
import { isPlatform } from '../target/platform.ts';
import type { StageRuntime, TargetRequest, TargetStage } from '../target/target.ts';
import { shown } from './command-line.ts';
import { type DockerfileRequest, type Followed, followDockerfile } from './follow-dockerfile.ts';
import { pythonPaths } from './python-paths.ts';
import { unclearLines } from './unclear-lines.ts';
import { lineageOf, runtimeOf, variablesOf } from './runtime-of.ts';
import { installingStages, reachedStages, stageNamed } from './understand-dockerfile.ts';
import { type StageInstall, unfollowedLines } from './stage-state.ts';
import type { UnfollowedLine } from './understood-dockerfile.ts';

/** A stage that a check is about. */
export interface FoundStage {
  readonly name: string | number;
  /** Of its FROM. */
  readonly line: number;
  /** Of the FROM that names its image: that of the stage below all that it starts from. */
  readonly imageLine: number;
  /** What it installs, with the stages that it starts from. */
  readonly installs: readonly StageInstall[];
  /** What of it was not followed. */
  readonly notFollowed: readonly UnfollowedLine[];
  /**
   * What a check is asked on it.
   *
   * @param installs the installations that are checked, in order; the stage is as it was at the last of them
   * @param python what a flag says
   * @throws WheelcheckError `image-unknown` where nothing is known of its image, `python-missing` where nothing is of its Python
   */
  readonly request: (installs: readonly StageInstall[], python?: string) => TargetRequest;
  /** The same for what would be on another image, where nothing of its own need be known. */
  readonly elsewhere: (installs: readonly StageInstall[], there: ImageDescription | undefined) => Moved;
}

/** A stage on another image. */
interface Moved {
  readonly stage: TargetStage;
  /** What its commands bring where that image has no Python. */
  readonly python?: string;
  /** Packages that its commands add with another manager than that image has. */
  readonly lost: readonly string[];
}

/**
 * Finds the stage that a check of files is about: the one that is named, else the one that installs one of the files, else the
 * last that installs at all, else the last with a Python.
 *
 * @param files paths in the build context
 * @throws WheelcheckError `dockerfile` where the file cannot be read, or has no stage of that name
 */
export async function findStage(request: DockerfileRequest, files: readonly string[]): Promise<FoundStage> {
  const stages = await followDockerfile(request);
  return await foundStage(request, chooseStage(request, stages, files), stages);
}

/** The stages that a check of a whole Dockerfile is about. */
export interface FoundStages {
  readonly stages: readonly FoundStage[];
  /** What was not followed of them, and of every other stage that reaches the one that runs and may install for a Python. */
  readonly notFollowed: readonly UnfollowedLine[];
  /** Lines of every stage that reaches it which may install for all that is known, also where no Python is known of. */
  readonly unclear: readonly UnfollowedLine[];
}

/**
 * Finds every stage that installs and reaches the one that is named, else the last one. What a stage starts from is told with
 * it, and not by itself.
 *
 * @throws WheelcheckError `dockerfile` as `findStage`
 */
export async function findStages(request: DockerfileRequest): Promise<FoundStages> {
  const stages = await followDockerfile(request);
  const { path, stage } = request;
  const final = stage === undefined ? stages.length - 1 : stageNamed(path, stages, stage);
  const installing = installingStages(final, stages);
  const below = new Set(
    installing.flatMap(({ understood }) =>
      lineageOf(understood.index, stages).filter((each) => each.understood !== understood),
    ),
  );
  const reached = reachedStages(final, stages);
  const telling = reached.filter((each) => each.holdsPython || below.has(each) || installing.includes(each));
  return {
    stages: await Promise.all(
      installing.filter((each) => !below.has(each)).map((each) => foundStage(request, each, stages)),
    ),
    notFollowed: [
      ...telling.flatMap(({ state }) => unfollowedLines(state)),
      ...startInstalls(startsOf(stages[final], request)),
    ],
    unclear: unclearLines(reached, stages[final]),
  };
}

function startsOf(stage: Followed | undefined, { startsOtherwise = false }: DockerfileRequest): Followed['starts'] {
  const { command, ...starts } = stage?.starts ?? {};
  return startsOtherwise || command === undefined ? starts : { ...starts, command };
}

async function foundStage(
  request: DockerfileRequest,
  chosen: Followed,
  stages: readonly Followed[],
): Promise<FoundStage> {
  const { path } = request;
  const paths = pythonPaths(request);
  const { name, index, line } = chosen.understood;
  const lineage = lineageOf(index, stages).toReversed();
  const root = lineage[0] ?? chosen;
  const imageLine = root.understood.line;
  const hints: Hints = {
    root,
    image: isUnknown(chosen) ? (root.found.refusal?.hint ?? (await imageHint(request, root, chosen))) : '',
    python: pythonHint(
      request,
      lineage.flatMap((each) => each.understood.notFollowed.flatMap(({ text, why }) => [text, why])),
    ),
  };
  // They all stand on the line that names its image, and change with it.
  const systemInstalls = stages.flatMap((each) =>
    lineageOf(each.understood.index, stages).at(-1) === root ? each.state.systemInstalls : [],
  );
  const stageAt = (installs: readonly StageInstall[]): TargetStage => ({
    path,
    name: name ?? index,
    line,
    imageLine,
    ...variablesOf(root, stages),
    installs: installs.map(({ understood: { line: at, command, files }, atClosedPython, unnamed }) => ({
      line: at,
      command,
      files,
      atClosedPython,
      ...(unnamed.lockedPython === true ? { stopsAtOtherPython: true } : {}),
    })),
    pip: pipOf(chosen, installs.at(-1)?.pip ?? chosen.understood.pip),
    packages: installs.at(-1)?.packages ?? chosen.understood.packages,
    ...(lineageOf(stages.length - 1, stages).includes(chosen) ? {} : { runsElsewhere: true as const }),
    ...(paths.length === 0 ? {} : { pythonPaths: paths }),
    ...(systemInstalls.length === 0 ? {} : { systemInstalls }),
  });
  return {
    name: name ?? index,
    line,
    imageLine,
    installs: lineage.flatMap((each) => each.state.installs),
    notFollowed: lineage.flatMap((each) => unfollowedLines(each.state)),
    request: (installs, python) =>
      requestOf(stageAt(installs), python, chosen, runtimeOf(chosen, stages, installs), hints),
    elsewhere: (installs, there) => moved(stageAt(installs), installs, there, chosen, stages),
  };
}

/** What helps where the image of a stage, or its Python, is not known. */
interface Hints {
  /** The stage whose FROM names the image. */
  readonly root: Followed;
  readonly image: string;
  readonly python: string;
}

function isUnknown({ understood: { image, platform } }: Followed): boolean {
  return image === null || image.base === null || !isPlatform(platform);
}

function requestOf(
  stage: TargetStage,
  python: string | undefined,
  chosen: Followed,
  runtime: StageRuntime | undefined,
  hints: Hints,
): TargetRequest {
  const { image, platform, python: found } = chosen.understood;
  if (image === null || image.base === null || !isPlatform(platform)) throw unknownImage(stage.path, hints);
  const own = python ?? found;
  if (own === null) throw unknownPython(stage.path, chosen, hints);
  return {
    base: image.base,
    platform,
    ...(own === image.python?.version ? {} : { python: own }),
    stage: { ...stage, ...(runtime === undefined ? {} : { runtime }) },
  };
}

/** What its commands bring to any image; what runs it stays, unless both start from one image. */
function moved(
  { imageLine: _imageLine, imageVariables: _imageVariables, ...stage }: TargetStage,
  installs: readonly StageInstall[],
  there: ImageDescription | undefined,
  chosen: Followed,
  stages: readonly Followed[],
): Moved {
  const { image, base } = chosen.understood;
  const keeps = addsAlike(chosen, there?.distro?.name);
  const python = movedPython(chosen, keeps ? stage.packages : [], there);
  const runtime = image === null ? undefined : runtimeOf(chosen, stages, installs);
  const stays = runtime !== undefined && runtime.base !== image?.base && runtime.base !== base;
  return {
    stage: {
      ...stage,
      pip: ownPip(chosen, installs),
      packages: keeps ? stage.packages : [],
      ...(stays ? { runtime } : {}),
    },
    ...(python === undefined ? {} : { python }),
    lost: keeps ? [] : stage.packages,
  };
}

/** Whether its commands add their packages on another distribution too; on an image that is not known they tell which it is of. */
function addsAlike({ understood: { image }, state }: Followed, distribution: string | undefined): boolean {
  if (distribution === undefined) return false;
  const own = image?.distro?.name;
  if (own !== undefined) return isInstalledAlike(own, distribution);
  return state.systemInstalls.every(({ manager }) => packageManagers(distribution)?.includes(manager) === true);
}

/** What its commands make of pip on any image. */
function ownPip(chosen: Followed, installs: readonly StageInstall[]): string {
  const pip = installs.at(-1)?.pip ?? null;
  return pip === null || pip === chosen.understood.image?.pip ? 'image' : pipOf(chosen, pip);
}

/** The image's own, a version, or another one that is not known. */
function pipOf({ understood: { image } }: Followed, pip: string | null): string {
  if (pip === null || pip === image?.pip) return pip === null && image?.pip !== null ? 'other' : 'image';
  return /^\d/.test(pip) ? pip : 'other';
}

function chooseStage(request: DockerfileRequest, stages: readonly Followed[], files: readonly string[]): Followed {
  const last = stages.length - 1;
  const named = request.stage === undefined ? undefined : stages[stageNamed(request.path, stages, request.stage)];
  const installing = installingStages(last, stages);
  const found =
    named ??
    installing.findLast(({ understood }) =>
      understood.installs.some((install) => install.files.some((file) => files.includes(file))),
    ) ??
    installing.at(-1) ??
    stages.findLast(({ understood }) => understood.python !== null) ??
    stages[last];
  if (found === undefined) throw new Error('a Dockerfile has a stage');
  return found;
}

function unknownImage(path: string, { root: { understood, found }, image: hint }: Hints): WheelcheckError {
  return new WheelcheckError({
    code: 'image-unknown',
    message: `${path}:${understood.line}: nothing is known of ${shown(understood.base ?? understood.from)}`,
    reason: understood.base === null ? understood.notFollowed[0]?.why : found.refusal?.reason,
    hint,
    settings: ['base'],
  });
}

function unknownPython(path: string, { understood }: Followed, { python: hint }: Hints): WheelcheckError {
  const stage = understood.name ?? `stage ${understood.index}`;
  const why = understood.notFollowed.find((each) => each.why.includes('--python'));
  return new WheelcheckError({
    code: 'python-missing',
    message: `${path}:${understood.line}: which Python ${stage} has is not known`,
    ...(why === undefined ? {} : { reason: `line ${why.line}: ${why.why}` }),
    hint,
    settings: ['base'],
  });
}
