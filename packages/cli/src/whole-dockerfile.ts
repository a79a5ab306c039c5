// Dockerfiles and compose files as what is to be checked: every command that installs, on the stage where it runs.

import { dirname } from 'node:path';
import {
  alsoUnchecked,
  type BuildContext,
  type DockerfilePlan,
  planCompose,
  planDockerfile,
  type PlannedInstallation,
  type PlannedProject,
  stopsBehind,
  WheelcheckError,
} from '@wheelcheck/core';
import { besideDockerfile } from './beside-dockerfile.ts';
import { commandAbove } from './command-above.ts';
import { composeIn, dockerfileIn } from './dockerfile-at.ts';
import type { NamedFiles } from './named-files.ts';
import {
  namesNoTarget,
  type OverrideFlags,
  overridesOf,
  resolveFlagsOf,
  type ResolvingFlags,
  selectionOf,
  type SelectionFlags,
  targetRequests,
} from './request.ts';
import { dockerfilesAround, passedOver } from './dockerfiles-around.ts';
import { composeSource } from './compose-source.ts';
import { contextFolder } from './context-folder.ts';
import { dockerfileRequests } from './dockerfile-requests.ts';
import { sayWhat } from './say-what.ts';
import type { StageFlags } from './stage-flags.ts';

type Flags = StageFlags & SelectionFlags & OverrideFlags & ResolvingFlags;

/** What a run hangs on beside its words and flags. */
interface Surroundings {
  /** Told where the bases come from, and how a file was read. */
  readonly say: (text: string) => void;
  /** Variables of the environment. */
  readonly variable: (name: string) => string | undefined;
  readonly files: NamedFiles;
}

/**
 * What the Dockerfiles and compose files among the words install, each by itself; without words and without a base, those of the
 * current folder. Undefined where none is asked for.
 *
 * @throws WheelcheckError where none of the files that were named installs what can be judged
 */
export async function wholeDockerfiles(
  names: readonly string[],
  flags: Flags,
  around: Surroundings,
): Promise<readonly PlannedInstallation[] | undefined> {
  if (names.length === 0) return namesNoTarget(flags) ? passingOver(await ofFolder(flags, around)) : undefined;
  const isWhole = (name: string): boolean => around.files.isDockerfile(name) || around.files.isCompose(name);
  const paths = [...new Set(names.filter(isWhole))];
  const [first] = paths;
  if (first === undefined) return undefined;
  const other = names.find((name) => !paths.includes(name));
  if (other !== undefined)
    throw new WheelcheckError({
      code: 'usage',
      message: `${first} says itself what it installs: ${other} cannot stand beside it`,
      hint: first === '-' ? 'check one of the two at a time' : `wheelcheck ${other} --base ${first}`,
    });
  const planned: PlannedInstallation[] = [];
  const refused: { readonly path: string; readonly error: WheelcheckError }[] = [];
  for (const path of paths) {
    try {
      // One after the other, so that what is told of them stands in their order.
      // oxlint-disable-next-line no-await-in-loop
      planned.push(...(await installsOf(path, flags, around)));
    } catch (error) {
      if (!(error instanceof WheelcheckError)) throw error;
      refused.push({ path, error });
    }
  }
  const [one, ...others] = planned;
  if (one === undefined) throw refused[0]?.error ?? nothingBuilt(first, []);
  const isEmpty = ({ error }: { readonly error: WheelcheckError }): boolean => error.code === 'empty';
  const stops = refused.flatMap(({ path, error }) => stopsBehind(error).map((stop) => ({ ...stop, of: path })));
  const unchecked = refused
    .filter((each) => !isEmpty(each) && stopsBehind(each.error).length === 0)
    .map(({ path, error }) => ({
      path,
      line: 1,
      text: 'the whole file',
      why: error.reason === undefined ? error.message : `${error.message}: ${error.reason}`,
    }));
  const remarks = [...refused.filter(isEmpty).map(({ error }) => error.message), ...(one.remarks ?? [])];
  return [alsoUnchecked({ ...one, remarks }, unchecked, stops), ...others];
}

/** Names the Dockerfiles around that install something and that nobody looked at. */
async function passingOver(
  planned: readonly PlannedInstallation[] | undefined,
): Promise<readonly PlannedInstallation[] | undefined> {
  const [first, ...others] = planned ?? [];
  if (first === undefined) return planned;
  const stages = [first, ...others].flatMap(({ targets }) => targets.flatMap(({ stage }) => stage ?? []));
  const seen = new Set(
    stages.flatMap(({ path, unchecked = [] }) => [path, ...unchecked.map((each) => each.path ?? path)]),
  );
  const remark = passedOver((await dockerfilesAround('.')).filter((path) => !seen.has(path)));
  return remark === undefined ? planned : [{ ...first, remarks: [...(first.remarks ?? []), remark] }, ...others];
}

async function installsOf(path: string, flags: Flags, around: Surroundings): Promise<readonly PlannedInstallation[]> {
  if (around.files.isDockerfile(path)) return plannedOf(path, flags, around);
  const { installations, starting } = await ofCompose({ path }, flags, around);
  if (installations.length === 0) throw nothingBuilt(path, starting);
  return installations;
}

/** A compose file that nobody named counts where it builds or starts something that installs. */
async function ofFolder(flags: Flags, around: Surroundings): Promise<readonly PlannedInstallation[] | undefined> {
  const dockerfile = dockerfileIn('.');
  if (dockerfile !== undefined) return asComposed(dockerfile, flags, around);
  const compose = await composeIn('.', around.variable);
  if (compose === undefined) return undefined;
  around.say(`reading ${[compose.path, ...compose.overrides].join(' and ')}\n`);
  const { installations, starting } = await ofCompose(compose, flags, around);
  if (installations.length > 0) return installations;
  if (starting.length > 0) throw nothingBuilt(compose.path, starting);
  return undefined;
}

/** The Dockerfile of the folder, with what a compose file beside it makes of it otherwise. */
async function asComposed(path: string, flags: Flags, around: Surroundings): Promise<readonly PlannedInstallation[]> {
  const requests = await dockerfileRequests(path, undefined, flags);
  const { remarks } = await besideDockerfile(path, requests, flags, around);
  try {
    const [first, ...others] = await plannedOf(path, flags, around);
    return first === undefined ? [] : [{ ...first, remarks: [...remarks, ...(first.remarks ?? [])] }, ...others];
  } catch (error) {
    for (const remark of remarks) around.say(`note: ${remark}\n`);
    throw error;
  }
}

async function plannedOf(path: string, flags: Flags, around: Surroundings): Promise<readonly PlannedInstallation[]> {
  const { say, files } = around;
  const requests = await dockerfileRequests(path, undefined, flags, files.read);
  const beside = await besideDockerfile(path, requests, flags, around);
  const planned = await planDockerfile({
    ...said(flags),
    dockerfile: await files.read(path),
    requests,
    context: contextOf(path, beside.contexts),
  });
  if (flags.base === undefined)
    for (const stage of new Set(planned.map((one) => one.stage))) sayWhat(stage, path, flags, say);
  return planned;
}

async function ofCompose(
  compose: { readonly path: string; readonly overrides?: readonly string[] },
  flags: Flags,
  { say, variable, files }: Surroundings,
): Promise<PlannedProject> {
  const planned = await planCompose({
    ...said(flags),
    ...(await composeSource(compose, flags, variable, files.read)),
  });
  const { installations, remarks } = planned;
  for (const remark of remarks) say(`note: ${remark}\n`);
  if (flags.base === undefined)
    for (const [stage, dockerfile] of new Map(installations.map((one) => [one.stage, one.targets[0]?.stage?.path])))
      sayWhat(stage, dockerfile ?? compose.path, flags, say);
  return planned;
}

/** What a container installs when it starts can be asked for by its file and its image. */
function nothingBuilt(path: string, [service]: PlannedProject['starting']): WheelcheckError {
  const [, file = 'requirements.txt'] = /\s-r\s*([\w./-]+)/.exec(service?.command ?? '') ?? [];
  return new WheelcheckError({
    code: 'usage',
    message: `${path}: no service is built from a Dockerfile that installs what can be judged`,
    hint:
      service === undefined
        ? `name the file and the image: wheelcheck requirements.txt --base ${path}:SERVICE`
        : `what ${service.name} installs when it starts: wheelcheck ${file} --base ${service.image}`,
  });
}

/** What the flags say over the files. */
function said(flags: Flags): Pick<DockerfilePlan, 'selection' | 'overrides' | 'resolve' | 'elsewhere' | 'facts'> {
  const { python, libc, pip } = flags;
  return {
    selection: choosesGroups(flags) ? selectionOf(flags) : undefined,
    overrides: overridesOf(flags),
    resolve: resolveFlagsOf(flags),
    elsewhere: flags.base === undefined ? undefined : targetRequests(flags),
    facts: {
      ...(python === undefined ? {} : { python }),
      ...(libc === undefined ? {} : { libc }),
      ...(pip === undefined ? {} : { pip }),
    },
  };
}

function choosesGroups(flags: SelectionFlags): boolean {
  const { with: added, without, only, allGroups, extra, allExtras } = flags;
  return [added, without, only, allGroups, extra, allExtras].some((flag) => flag !== undefined);
}

/**
 * The Dockerfile's folder, or the current one where the files are there.
 *
 * @param others folders in which a compose file builds it
 */
export function contextOf(path: string, others: readonly string[]): BuildContext {
  return {
    folders: [...new Set([dirname(path), '.', ...others])].map(contextFolder),
    absent: (file) => ({
      where: 'neither beside the Dockerfile nor in the current folder',
      hint:
        commandAbove(path, file) ??
        'run wheelcheck in the folder of the build context, with the path of the Dockerfile',
    }),
  };
}
