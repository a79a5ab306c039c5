// A stage of a Dockerfile as a target, with the stage that runs what it installs.

import { imageHint, pythonHint } from './stand-in.ts';
import { WheelcheckError } from '../error.ts';
import type { ImageDescription } from '../image/describe-image.ts';
import { isPlatform } from '../target/platform.ts';
import type { TargetRequest } from '../target/target.ts';
import type { StageRuntime, TargetStage } from '../target/target-stage.ts';
import { boundStarts } from './bound-starts.ts';
import { closedStops } from './closed-stops.ts';
import { shown } from './command-line.ts';
import type { DockerfileRequest } from './dockerfile-request.ts';
import { type Followed, followDockerfile } from './follow-dockerfile.ts';
import { type MovedStage, movedStage, pipOf } from './moved-stage.ts';
import { pythonPaths } from './python-paths.ts';
import { pythonPrograms } from './python-programs.ts';
import { stateTeller } from './same-state.ts';
import { lineageOf, pythonOf, runtimeOf, variablesOf } from './runtime-of.ts';
import type { StageInstall } from './stage-install.ts';
import { firstUpgrade } from './note-upgrade.ts';
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
  const { path } = request;
  const paths = pythonPaths(request);
  const { name, index, line } = chosen.understood;
  const lineage = lineageOf(index, stages).toReversed();
  const root = lineage[0] ?? chosen;
  const upgrade = firstUpgrade(lineage);
  const imageLine = root.understood.line;
  const hints: Hints = {
    root,
    image: isUnknown(chosen) ? (root.found.refusal?.hint ?? (await imageHint(request, root, chosen, stages))) : '',
    python: pythonHint(
      request,
      { root, chosen, stages },
      lineage.flatMap((each) => each.understood.notFollowed.flatMap(({ text, why }) => [text, why])),
    ),
  };
  // They all stand on the line that names its image, and change with it.
  const standing = stages.filter((each) => lineageOf(each.understood.index, stages).at(-1) === root);
  const systemInstalls = standing.flatMap(({ state }) => state.systemInstalls.map(({ run: _run, ...each }) => each));
  const systemCommands = standing.flatMap(({ state }) => state.systemCommands.map(({ run: _run, ...each }) => each));
  const boundCommands = standing.flatMap(({ state, starts, understood }) => [
    ...state.boundCommands,
    ...(understood.index === stages.length - 1 ? boundStarts(starts) : []),
  ]);
  const programs = standing.flatMap(({ state, starts, understood }) =>
    pythonPrograms(state, understood.index === stages.length - 1 ? starts : {}),
  );
  const toolStops = standing.flatMap(({ state }) => state.toolStops);
  const ubuntuArchives = [...new Set(standing.flatMap(({ state }) => state.ubuntuArchives))];
  const followed = new Map<string, Promise<readonly Followed[]>>();
  const againOn = (image: string, at: number): Promise<readonly Followed[]> => {
    const known = followed.get(image) ?? followDockerfile({ ...request, standIn: { line: at, image } });
    followed.set(image, known);
    return known;
  };
  const stageAt = (installs: readonly StageInstall[]): TargetStage => ({
    ...packagesAt(installs, chosen, stages),
    path,
    name: name ?? index,
    line,
    imageLine,
    ...variablesOf(root, stages),
    installs: installs.map(
      ({
        understood: { line: own, at, command, files },
        run,
        atClosedPython,
        ignoresImage,
        pipCommand,
        unnamed,
        pythonAsked,
      }) => ({
        line: own,
        ...(run === own ? {} : { run }),
        command: at === undefined ? command : `${at.path}:${at.line}: ${command}`,
        files,
        atClosedPython,
        ...(ignoresImage ? { ignoresImage } : {}),
        ...(pipCommand === undefined ? {} : { pipCommand }),
        ...(pythonAsked === undefined ? {} : { pythonAsked }),
        ...(unnamed.lockedPython === true
          ? { stopsAtOtherPython: true, pythonsBeside: unnamed.pythonsBeside ?? [] }
          : {}),
      }),
    ),
    ...variablesAt(installs, chosen),
    stops: closedStops(installs, upgrade),
    pip: pipOf(chosen, stateTeller(installs)?.pip ?? chosen.understood.pip),
    ...(stages.length === 1 && chosen.split !== undefined ? { split: chosen.split } : {}),
    ...(lineageOf(stages.length - 1, stages).includes(chosen) ? {} : { runsElsewhere: true as const }),
    ...(paths.length === 0 ? {} : { pythonPaths: paths }),
    ...(toolStops.length === 0 ? {} : { toolStops }),
    ...(programs.length === 0 ? {} : { pythonPrograms: programs }),
    ...(systemInstalls.length === 0 ? {} : { systemInstalls }),
    ...(systemCommands.length === 0 ? {} : { systemCommands }),
    ...(boundCommands.length === 0 ? {} : { boundCommands }),
    ...(ubuntuArchives.length === 0 ? {} : { ubuntuArchives }),
  });
  return {
    name: name ?? index,
    line,
    imageLine,
    base: chosen.understood.image?.base ?? null,
    installs: lineage.flatMap((each) => each.state.installs),
    checks: lineage.flatMap((each) => each.state.checks),
    notFollowed: lineage.flatMap((each) => unfollowedLines(each.state)),
    request: (installs, python) =>
      requestOf(
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
        again: there?.base ? await againOn(there.base, imageLine) : undefined,
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
  own: string | null,
  chosen: Followed,
  runtime: StageRuntime | undefined,
  hints: Hints,
): TargetRequest {
  const { image, platform } = chosen.understood;
  if (image === null || image.base === null || !isPlatform(platform)) throw unknownImage(stage.path, hints);
  if (own === null) throw unknownPython(stage.path, chosen, hints);
  return {
    base: image.base,
    platform,
    ...(own === image.python?.version ? {} : { python: own }),
    stage: { ...stage, ...(runtime === undefined ? {} : { runtime }) },
  };
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

function unknownPython(path: string, { understood }: Followed, { root, python: hint }: Hints): WheelcheckError {
  const why = understood.notFollowed.find((each) => each.why.includes('--python'));
  const { base, from, line } = root.understood;
  const image = `the image ${shown(base ?? from)} (line ${line})`;
  const whose = understood.name === null ? image : `stage ${understood.name}, on ${image},`;
  return new WheelcheckError({
    code: 'python-missing',
    message: `${path}:${understood.line}: which Python ${whose} has is not known`,
    ...(why === undefined ? {} : { reason: `line ${why.line}: ${why.why}` }),
    hint,
    settings: ['base'],
  });
}

/** Of all its installations: which of them builds a release is not told apart. Where there is none, what one at its end would see. */
function variablesAt(
  installs: readonly StageInstall[],
  { state: { environment, args } }: Followed,
): Pick<TargetStage, 'variables'> {
  const atEnd = [...environment.keys(), ...args.keys()];
  const variables = [...new Set(installs.length === 0 ? atEnd : installs.flatMap(({ seen }) => seen))];
  return variables.length === 0 ? {} : { variables };
}

/** What is there when it installs, and what of that the stage that runs has no more in the end, or has besides. */
function packagesAt(
  installs: readonly StageInstall[],
  chosen: Followed,
  stages: readonly Followed[],
): Pick<TargetStage, 'packages' | 'drops' | 'gains'> {
  const packages = stateTeller(installs)?.packages ?? chosen.understood.packages;
  const last = stages.at(-1)?.state.packages;
  const drops = packages.filter((name) => last?.has(name) !== true);
  const runsHere = lineageOf(stages.length - 1, stages).includes(chosen);
  const gains = installs.length === 0 ? [] : [...(last ?? [])].filter((name) => !packages.includes(name));
  return {
    packages,
    ...(runsHere && drops.length > 0 ? { drops } : {}),
    ...(runsHere && gains.length > 0 ? { gains } : {}),
  };
}
