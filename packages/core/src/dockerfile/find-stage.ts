// The stages of a Dockerfile that a check is about: the one of some files, or every one that installs.

import { type ContextCopy, contextCopies } from './context-copies.ts';
import type { DockerfileRequest } from './dockerfile-request.ts';
import { type Followed, followDockerfile } from './follow-dockerfile.ts';
import { type FoundStage, foundStage } from './found-stage.ts';
import type { RunFile } from './run-file.ts';
import { startFiles } from './run-files.ts';
import { lineageOf } from './runtime-of.ts';
import { unfollowedLines } from './stage-state.ts';
import { startInstalls } from './start-install.ts';
import { unclearLines } from './unclear-lines.ts';
import { installingStages, reachedStages, stageNamed } from './understand-dockerfile.ts';
import type { UnfollowedLine } from './understood-dockerfile.ts';

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
  /** What was not followed of them, and of every other stage that reaches the one that runs and may install for a Python; of all that reach it, where the build ends. */
  readonly notFollowed: readonly UnfollowedLine[];
  /** Lines of every stage that reaches it which may install for all that is known, also where no Python is known of. */
  readonly unclear: readonly UnfollowedLine[];
  /** The FROM that names the image at which what installs surely stops, in a stage that installs nothing else. */
  readonly stoppedAt?: number;
  /** Files that run in stages that reach it, or when a container of it starts, and may install. */
  readonly runs: readonly RunFile[];
  /** What stages that reach it copy from the build context. */
  readonly copies: readonly ContextCopy[];
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
  const stopped = reached.find(
    ({ state, understood }) =>
      understood.installs.length === 0 && unfollowedLines(state).some(({ ofImage }) => ofImage === true),
  );
  const root = stopped && lineageOf(stopped.understood.index, stages).at(-1);
  return {
    ...(root === undefined ? {} : { stoppedAt: root.understood.line }),
    stages: await Promise.all(
      installing.filter((each) => !below.has(each)).map((each) => foundStage(request, each, stages)),
    ),
    notFollowed: [
      ...telling.flatMap((each) => toldOf(each, stages.length > 1)),
      ...(installing.length === 0 ? [] : reached.filter((each) => !telling.includes(each)).flatMap(stopsOf)),
      ...startInstalls(startsOf(stages[final], request)),
    ],
    unclear: unclearLines(reached, stages[final]),
    copies: reached.flatMap(({ state }) => contextCopies(state, request.text)),
    runs: [...reached.flatMap(({ state }) => state.runs), ...startRuns(final, stages, request)],
  };
}

function toldOf({ state, understood: { name, index } }: Followed, isOneOfMany: boolean): readonly UnfollowedLine[] {
  const lines = unfollowedLines(state);
  return isOneOfMany
    ? lines.map((each) => (each.altered === undefined ? each : { ...each, alteredIn: name ?? index }))
    : lines;
}

/** What else a stage without a Python does is nobody's question; no image comes of the others where its build ends. */
function stopsOf({ state }: Followed): readonly UnfollowedLine[] {
  return unfollowedLines(state).filter(({ stops }) => stops === true);
}

function startRuns(final: number, stages: readonly Followed[], request: DockerfileRequest): readonly RunFile[] {
  const runs = stages[final];
  const earlier = stages.map(({ state }) => state);
  return runs === undefined ? [] : startFiles(startsOf(runs, request), runs.state, earlier, request.startVariables);
}

function startsOf(stage: Followed | undefined, { startsOtherwise = false }: DockerfileRequest): Followed['starts'] {
  const { command, ...starts } = stage?.starts ?? {};
  return startsOtherwise || command === undefined ? starts : { ...starts, command };
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
