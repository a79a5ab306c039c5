// A Dockerfile → the installations of a check: every command that installs, on the stage where it runs.

import type { DockerfileRequest } from '../dockerfile/follow-dockerfile.ts';
import { findStages, type FoundStage } from '../dockerfile/find-stage.ts';
import type { StageInstall } from '../dockerfile/stage-state.ts';
import type { NotFollowed } from '../dockerfile/understood-dockerfile.ts';
import { WheelcheckError } from '../error.ts';
import { describeImage } from '../image/describe-image.ts';
import type { InputFile } from '../manifest/input-file.ts';
import type { Installation } from '../run/installation.ts';
import type { AskedTarget, TargetRequest } from '../target/target.ts';
import { type BuildContext, type ContextFile, contextWith } from './build-context.ts';
import { commandGroups } from './command-groups.ts';
import {
  commandIndexes,
  type CommandIndexes,
  type GivenOptions,
  installerOptions,
  selectionOf,
} from './command-options.ts';
import { isReadable } from './file-kinds.ts';
import { installedFiles, isLoneProject } from './installed-files.ts';
import { cannotTell, makesWheels, takesWheels, whyNotJudged } from './why-not-judged.ts';

export interface DockerfilePlan extends GivenOptions {
  readonly dockerfile: InputFile;
  /** What is asked of it, once for each platform. */
  readonly requests: readonly DockerfileRequest[];
  readonly context: BuildContext;
  /** Other images that stand in for those of the stages. */
  readonly elsewhere?: readonly TargetRequest[] | undefined;
  /** What is said of the stages' images. */
  readonly facts?: Pick<AskedTarget, 'python' | 'libc' | 'pip'>;
}

/** What is installed together, without the index that the user names. */
export interface PlannedInstallation extends Omit<Installation, 'index'> {
  readonly stage: FoundStage;
  readonly targets: readonly TargetRequest[];
  readonly command?: CommandIndexes;
  /** What of its stage does not come along to another image, a sentence each. */
  readonly remarks?: readonly string[];
}

/**
 * Plans what a Dockerfile installs, each installation once with its stage on every platform. A command that cannot be judged is
 * named by the targets as unchecked, which leaves the report incomplete.
 *
 * @throws WheelcheckError `file-missing` where the context lacks a file, `usage` where nothing can be judged, and as `findStages`
 */
export async function planDockerfile(plan: DockerfilePlan): Promise<readonly PlannedInstallation[]> {
  const planned = await installationsIn(plan);
  if (planned.length > 0) return planned;
  const { path } = plan.dockerfile;
  throw new WheelcheckError({
    code: 'usage',
    message: `${path} installs from no file that can be read`,
    hint: `wheelcheck explain ${path} shows what was understood; name a file: wheelcheck requirements.txt --base ${path}`,
  });
}

/** The same; none where nothing can be judged. */
export async function installationsIn(plan: DockerfilePlan): Promise<readonly PlannedInstallation[]> {
  const planned = new Map<string, PlannedInstallation>();
  for (const request of plan.requests) {
    // One platform after the other: each is a few milliseconds of reading.
    // oxlint-disable-next-line no-await-in-loop
    for (const one of await installationsOf(request, plan)) {
      const texts = one.files.map(({ path, line, text }) => [path, line, line === undefined ? '' : text]);
      const key = JSON.stringify([one.stage.name, texts, one.selection, one.overrides, one.resolve, one.command]);
      planned.set(key, together(planned.get(key), one));
    }
  }
  return [...planned.values()];
}

/** A FROM with a platform of its own has that one, whatever was asked for. */
function together(known: PlannedInstallation | undefined, one: PlannedInstallation): PlannedInstallation {
  if (known === undefined) return one;
  const isKnown = ({ platform, base }: TargetRequest): boolean =>
    known.targets.some((other) => other.platform === platform && other.base === base);
  return { ...known, targets: [...known.targets, ...one.targets.filter((target) => !isKnown(target))] };
}

async function installationsOf(
  request: DockerfileRequest,
  plan: DockerfilePlan,
): Promise<readonly PlannedInstallation[]> {
  const stages = await findStages(request);
  const wheels = stages.some(({ installs }) => installs.some(makesWheels));
  // What an earlier command makes wheels of was judged with it.
  const own = stages.map((stage) => stage.installs.filter((install) => !(wheels && takesWheels(install))));
  const needed = own
    .flat()
    .filter((install) => cannotTell(install) === undefined)
    .flatMap(({ understood }) => [...understood.files.filter(isReadable), ...understood.constraints]);
  const read = await contextWith(plan.dockerfile.path, plan.context, needed);
  const parts = await Promise.all(stages.map((stage, position) => judgedOf(stage, own[position] ?? [], read)));
  const unchecked = parts
    .flatMap((part) => part.unchecked)
    // Another base stands in for what is not known of the FROM.
    .filter(({ text }) => plan.elsewhere === undefined || !text.startsWith('FROM '))
    .toSorted((a, b) => a.line - b.line);
  const planned = parts.flatMap(({ stage, groups }) =>
    groups.map(async (installs) => ({
      ...(await installationOf(installs, read, plan)),
      stage,
      ...(await targetsOn(stage, installs, unchecked, plan)),
    })),
  );
  return Promise.all(planned);
}

interface Judged {
  readonly stage: FoundStage;
  readonly groups: readonly (readonly StageInstall[])[];
  /** What installs more, or may. */
  readonly unchecked: readonly NotFollowed[];
}

async function judgedOf(stage: FoundStage, installs: readonly StageInstall[], read: ContextFile): Promise<Judged> {
  const reasons = await Promise.all(installs.map((install) => whyNotJudged(install, read)));
  const groups = await commandGroups(
    installs.filter((_, position) => reasons[position] === undefined),
    read,
  );
  const untold = installs.flatMap(({ understood: { line, command } }, position): readonly NotFollowed[] => {
    const why = reasons[position];
    return why === undefined ? [] : [{ line, text: command, why }];
  });
  return { stage, groups, unchecked: [...untold, ...stage.notFollowed] };
}

async function installationOf(
  installs: readonly StageInstall[],
  read: ContextFile,
  plan: DockerfilePlan,
): Promise<Omit<PlannedInstallation, 'stage' | 'targets'>> {
  const command = commandIndexes(plan.dockerfile.path, installs);
  return {
    files: await installedFiles(installs, plan.dockerfile, read),
    selection: plan.selection ?? selectionOf(installs, isLoneProject(installs)),
    ...installerOptions(installs, plan),
    ...(command === undefined ? {} : { command }),
  };
}

/** The stage itself, or what would be if it stood on other images. */
async function targetsOn(
  stage: FoundStage,
  installs: readonly StageInstall[],
  unchecked: readonly NotFollowed[],
  { elsewhere, facts = {}, dockerfile }: DockerfilePlan,
): Promise<Pick<PlannedInstallation, 'targets' | 'remarks'>> {
  const counting = (target: TargetRequest): TargetRequest =>
    target.stage ? { ...target, stage: { ...target.stage, unchecked } } : target;
  if (elsewhere === undefined)
    return { targets: [counting({ ...stage.request(installs, facts.python), ...without(facts) })] };
  const moved = await Promise.all(
    elsewhere.map(async (request) => ({ request, ...stage.elsewhere(installs, await distributionOf(request)) })),
  );
  const remarks = moved.flatMap(({ request, lost }) =>
    lost.length === 0
      ? []
      : [`${request.base} lacks what ${dockerfile.path} adds by its own package manager: ${lost.join(', ')}`],
  );
  return { targets: moved.map(({ request, stage: there }) => counting({ ...request, stage: there })), remarks };
}

/** Undefined where nothing is known of the image: the check then says so. */
async function distributionOf({ base, platform }: TargetRequest): Promise<string | undefined> {
  if (base === undefined) return undefined;
  try {
    return (await describeImage({ base, platform, machine: platform })).distro?.name;
  } catch (error) {
    if (error instanceof WheelcheckError) return undefined;
    throw error;
  }
}

/** The stage itself knows what becomes of its Python. */
function without({ libc, pip }: NonNullable<DockerfilePlan['facts']>): Pick<AskedTarget, 'libc' | 'pip'> {
  return { ...(libc === undefined ? {} : { libc }), ...(pip === undefined ? {} : { pip }) };
}
