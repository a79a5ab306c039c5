// A stage of a Dockerfile that a check is about, with the stage that runs what it installs.

import type { ImageDescription } from '../image/describe-image.ts';
import type { TargetRequest } from '../target/target.ts';
import type { DockerfileRequest } from './dockerfile-request.ts';
import { type Followed, followDockerfile } from './follow-dockerfile.ts';
import { type MovedStage, movedStage } from './moved-stage.ts';
import { lineageOf, pythonOf, runtimeOf } from './runtime-of.ts';
import { stageAsTarget } from './stage-as-target.ts';
import { stageHints } from './stage-hints.ts';
import type { StageInstall } from './stage-install.ts';
import { stageRequest } from './stage-request.ts';
import { unfollowedLines } from './stage-state.ts';
import type { CheckOfInstalled, UnfollowedLine } from './understood-dockerfile.ts';

/** A stage that a check is about. */
export interface FoundStage {
  readonly name: string | number;
  /** Of its FROM. */
  readonly line: number;
  /** Of the FROM that names its image: that of the stage below all that it starts from. */
  readonly imageLine: number;
  /** Its image, where that is known. */
  readonly base: string | null;
  /** What it installs, with the stages that it starts from. */
  readonly installs: readonly StageInstall[];
  /** Commands that end where what is installed does not fit together, `pip check`, and the stages' that it starts from. */
  readonly checks: readonly CheckOfInstalled[];
  /** What of it was not followed. */
  readonly notFollowed: readonly UnfollowedLine[];
  /**
   * What a check is asked on it.
   *
   * @param installs the installations that are checked, in order; the stage is as it was at the first of them, and at those behind it that find it the same
   * @param python what a flag says
   * @throws WheelcheckError `image-unknown` where nothing is known of its image, `python-missing` where nothing is of its Python
   */
  readonly request: (installs: readonly StageInstall[], python?: string) => TargetRequest;
  /** The same for what would be on another image, where nothing of its own need be known. */
  readonly elsewhere: (installs: readonly StageInstall[], there: ImageDescription | undefined) => Promise<MovedStage>;
}

export async function foundStage(
  request: DockerfileRequest,
  chosen: Followed,
  stages: readonly Followed[],
): Promise<FoundStage> {
  const { name, index, line, image } = chosen.understood;
  const lineage = lineageOf(index, stages).toReversed();
  const root = lineage[0] ?? chosen;
  const imageLine = root.understood.line;
  const hints = await stageHints(request, root, chosen, stages);
  const stageAt = stageAsTarget(request, chosen, stages);
  const followed = new Map<string, Promise<readonly Followed[]>>();
  const againOn = (other: string): Promise<readonly Followed[]> => {
    const known = followed.get(other) ?? followDockerfile({ ...request, standIn: { line: imageLine, image: other } });
    followed.set(other, known);
    return known;
  };
  return {
    name: name ?? index,
    line,
    imageLine,
    base: image?.base ?? null,
    installs: lineage.flatMap((each) => each.state.installs),
    checks: lineage.flatMap((each) => each.state.checks),
    notFollowed: lineage.flatMap((each) => unfollowedLines(each.state)),
    request: (installs, python) =>
      stageRequest(
        stageAt(installs),
        saidPython(python, installs, lineage) ?? pythonOf(installs, chosen),
        chosen,
        runtimeOf(chosen, stages, installs),
        hints,
      ),
    elsewhere: async (installs, there) =>
      movedStage(stageAt(installs), installs, {
        there,
        chosen,
        stages,
        again: there?.base ? await againOn(there.base) : undefined,
      }),
  };
}

/** What a flag says of the Python: of all of them, but where it is asked for some alone, which nobody knows otherwise. */
function saidPython(
  python: string | undefined,
  installs: readonly StageInstall[],
  lineage: readonly Followed[],
): string | undefined {
  const all = lineage.flatMap(({ state }) => state.installs);
  const isAsked = all.some((each) => each.python === null);
  return isAsked && installs.some((each) => each.python !== null) ? undefined : python;
}
