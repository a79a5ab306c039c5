// What is checked on: images and stages of Dockerfiles, each on every platform.

import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import {
  type CheckFile,
  composeBase,
  type ComposeSource,
  type ContextFile,
  type DockerfileRequest,
  findStage,
  type FoundStage,
  type StageInstall,
  type TargetRequest,
  WheelcheckError,
  withNames,
} from '@wheelcheck/core';
import { readContextFile, readContextNames, readManifestFile } from '@wheelcheck/core/node';
import { firstWords, shellWord, shortened, shortImage } from '@wheelcheck/core/text';
import { buildArgsOf, type DockerfileFlags, refuseDockerfileFlags } from './dockerfile-flags.ts';
import { commandFor, dockerfilesAround } from './dockerfiles-around.ts';
import { dockerfileIn, isComposeAt, isDockerfileAt } from './dockerfile-at.ts';
import type { NamedFiles } from './named-files.ts';
import { namesNoTarget, ownPlatform, platformOf, type TargetFlags, targetRequests } from './request.ts';

export interface StageFlags extends TargetFlags, DockerfileFlags {}

/** A Dockerfile or compose file that stands for a base, with what was named behind a colon. */
interface StageBase {
  readonly path: string;
  /** Of a compose file, a service. */
  readonly stage?: string;
}

/** What a target hangs on beside the flags. */
export interface TargetContext {
  readonly files: readonly CheckFile[];
  /** Told what was taken from a Dockerfile. */
  readonly say: (text: string) => void;
  /** Variables of the environment. */
  readonly variable: (name: string) => string | undefined;
}

/**
 * Every base on every platform: images, `Dockerfile` or `Dockerfile:STAGE`, `compose.yaml:SERVICE`. Without one, the Dockerfile beside the first
 * file, where there is one.
 *
 * @throws WheelcheckError where no target is named, or nothing is known of a stage
 */
export async function targetsOf(flags: StageFlags, context: TargetContext): Promise<readonly TargetRequest[]> {
  const beside = namesNoTarget(flags) ? dockerfileBeside(context.files) : undefined;
  const bases = flags.base ?? (beside === undefined ? [] : [beside]);
  const stages = bases.map(stageBase);
  if (stages.every((stage) => stage === undefined)) {
    refuseDockerfileFlags(flags, dockerfileIn(foldersOf(context.files)[0] ?? '.'));
    await tellFound(flags, foldersOf(context.files));
    return targetRequests(flags);
  }
  const requests = await Promise.all(
    bases.map(async (base, position) => {
      const stage = stages[position];
      if (stage === undefined) return targetRequests({ ...flags, base: [base] });
      if (isComposeAt(stage.path)) return await onService(stage, flags, context);
      const asked = await dockerfileRequests(stage.path, stage.stage, flags);
      return await onStage(asked, [dirname(stage.path), '.'], flags, { ...context, unasked: beside !== undefined });
    }),
  );
  return requests.flat();
}

function foldersOf(files: readonly CheckFile[]): readonly string[] {
  return [...new Set(files.filter(({ path }) => existsSync(path)).map(({ path }) => dirname(path)))];
}

/** Where a Dockerfile says on what a file is installed, no image is an example: it would be judged as if it were that one. */
const otherImage = '--base IMAGE, for another one';

/** Dockerfiles that a reason names, a count among them. */
const FOUND = 6;

/** @throws WheelcheckError where nothing says what is to be checked on, and a Dockerfile around would */
async function tellFound(flags: StageFlags, folders: readonly string[]): Promise<void> {
  if (!namesNoTarget(flags) || flags.recommend === true) return;
  const around = await Promise.all([...new Set(['.', ...folders])].map(dockerfilesAround));
  const found = [...new Set(around.flat())];
  const command = commandFor(found);
  if (command === undefined) return;
  throw new WheelcheckError({
    code: 'usage',
    message: 'no base image was named',
    reason: `found ${shortened(found, FOUND).join(', ')}`,
    hint: [command, `--base ${shellWord(found[0] ?? '')}`, otherImage].join('\n'),
  });
}

/** @throws WheelcheckError where the files of several folders have a Dockerfile each: every file is checked on every base */
function dockerfileBeside(files: readonly CheckFile[]): string | undefined {
  const folders = foldersOf(files);
  const found = folders.flatMap((folder) => dockerfileIn(folder) ?? []);
  if (found.length > 1)
    throw new WheelcheckError({
      code: 'usage',
      message: 'no base image was named',
      reason: `${found.join(', ')} lie beside these files, and each is for its own`,
      hint: [`wheelcheck ${found.join(' ')}`, '--base python:3.12-slim checks all of them on one image'].join('\n'),
    });
  return dockerfileIn(folders[0] ?? '.');
}

/** `Dockerfile`, `docker/api.Dockerfile:build`, `compose.yaml:api`; undefined for an image. */
function stageBase(text: string): StageBase | undefined {
  const isThere = (path: string): boolean => isDockerfileAt(path) || isComposeAt(path);
  if (isThere(text)) return { path: text };
  const colon = text.lastIndexOf(':');
  const path = text.slice(0, Math.max(colon, 0));
  return isThere(path) ? { path, stage: text.slice(colon + 1) } : undefined;
}

/** What is asked of a Dockerfile, for each of the platforms. */
export async function dockerfileRequests(
  path: string,
  stage: string | undefined,
  flags: StageFlags,
  read: NamedFiles['read'] = readManifestFile,
): Promise<readonly DockerfileRequest[]> {
  const file = await read(path);
  const wanted = stage ?? flags.stage;
  const platforms = [...new Set((flags.platform ?? []).map(platformOf))];
  return (platforms.length > 0 ? platforms : [ownPlatform()]).map((platform) => ({
    path: file.path,
    text: file.text,
    buildArgs: buildArgsOf(flags.buildArg ?? []),
    ...(wanted === undefined ? {} : { stage: wanted }),
    platform,
    machine: ownPlatform(),
  }));
}

/** What a compose file builds, or runs, for a service. */
async function onService(
  { path, stage }: StageBase,
  flags: StageFlags,
  context: TargetContext,
): Promise<readonly TargetRequest[]> {
  const base = await composeBase(await composeSource({ path }, flags, context.variable), stage);
  if (base.kind === 'build')
    return onStage(base.requests, [join(dirname(path), base.context)], flags, { ...context, unasked: false });
  const platform = flags.platform ?? (base.platform === undefined ? undefined : [base.platform]);
  context.say(`base from ${path}: ${base.image}\n`);
  return targetRequests({ ...flags, base: [base.image], ...(platform === undefined ? {} : { platform }) });
}

/** A compose file as core asks for it, with what the flags say of its builds. */
export async function composeSource(
  { path, overrides = [] }: { readonly path: string; readonly overrides?: readonly string[] },
  flags: StageFlags,
  variable: TargetContext['variable'],
  read: NamedFiles['read'] = readManifestFile,
): Promise<ComposeSource> {
  return {
    compose: await read(path),
    composeOverrides: await Promise.all(overrides.map(readManifestFile)),
    read: contextFolder(dirname(path)),
    variable,
    platforms: [...new Set((flags.platform ?? []).map(platformOf))],
    machine: ownPlatform(),
    buildArgs: buildArgsOf(flags.buildArg ?? []),
    stage: flags.stage,
  };
}

/** Reads what lies in a folder; nothing where it is absent. */
export function contextFolder(folder: string): ContextFile {
  return withNames(
    async (path) => (existsSync(join(folder, path)) ? readContextFile(join(folder, path), folder) : undefined),
    (path) => readContextNames(folder, path),
  );
}

/** @param folders that may be the build context */
async function onStage(
  asked: readonly DockerfileRequest[],
  folders: readonly string[],
  flags: StageFlags,
  { files, say, unasked }: TargetContext & { readonly unasked: boolean },
): Promise<readonly TargetRequest[]> {
  const here = folders.flatMap((folder) => files.map((file) => inContext(folder, file.path)));
  const found = await Promise.all(asked.map((request) => findStage(request, here)));
  const [first] = found;
  const path = asked[0]?.path ?? '';
  if (first !== undefined) {
    if (unasked) refuseOtherFiles(first, path, here);
    sayWhat(first, path, flags, say);
    sayMore(first, path, here, say);
  }
  // A FROM with a platform of its own has that one, whatever was asked for.
  const requests = found.map((each) => each.request(installing(each, here), flags.python));
  const unique = new Map(requests.map((request) => [request.platform, request]));
  return [...unique.values()].map((request) => ({
    ...request,
    ...(flags.libc === undefined ? {} : { libc: flags.libc }),
    ...(flags.pip === undefined ? {} : { pip: flags.pip }),
  }));
}

/** A Dockerfile that nobody named is no base for a file that it does not install. */
function refuseOtherFiles({ installs }: FoundStage, path: string, here: readonly string[]): void {
  const named = installs.flatMap(({ understood }) => understood.files);
  const [other] = named;
  if (other === undefined || named.some((file) => here.includes(file))) return;
  throw new WheelcheckError({
    code: 'usage',
    message: 'no base image was named',
    reason: `${path} beside the file installs ${[...new Set(named)].join(', ')}, not it`,
    hint: [`wheelcheck ${other}`, `--base ${path}`, otherImage].join('\n'),
  });
}

/** What installs one of the files first: another command finds it installed. */
function installing({ installs }: FoundStage, here: readonly string[]): readonly StageInstall[] {
  return installs.filter(({ understood }) => understood.files.some((file) => here.includes(file))).slice(0, 1);
}

/** Told on standard error: where the base comes from. */
export function sayWhat(
  { name, imageLine, base, request }: FoundStage,
  path: string,
  flags: StageFlags,
  say: (text: string) => void,
): void {
  const stage = typeof name === 'number' ? '' : ` (${name})`;
  say(`base from ${path}:${imageLine}${stage}: ${shortImage(base ?? request([], flags.python).base ?? '')}\n`);
}

function sayMore(
  { installs, notFollowed }: FoundStage,
  path: string,
  here: readonly string[],
  say: (text: string) => void,
): void {
  for (const {
    understood: { line, command, files },
  } of installs)
    if (!files.some((file) => here.includes(file)))
      say(`note: ${path}:${line} installs more, which is not checked: ${firstWords(command)}\n`);
  for (const { line, text, why } of notFollowed)
    say(`note: ${path}:${line} was not followed: ${firstWords(text)} (${why})\n`);
}

/** A path as the build context counts it. */
function inContext(context: string, path: string): string {
  return relative(resolve(context), resolve(path)).split(sep).join('/');
}
