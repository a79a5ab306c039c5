// What is checked on: images and stages of Dockerfiles, each on every platform.

import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import {
  type CheckFile,
  findStage,
  type FoundStage,
  type TargetRequest,
  type TargetStage,
  WheelcheckError,
} from '@wheelcheck/core';
import { readManifestFile } from '@wheelcheck/core/node';
import { buildArgsOf, type DockerfileFlags, refuseDockerfileFlags } from './dockerfile-flags.ts';
import { dockerfileIn, isDockerfileAt } from './dockerfile-at.ts';
import { namesNoTarget, ownPlatform, platformOf, type TargetFlags, targetRequests } from './request.ts';

export interface StageFlags extends TargetFlags, DockerfileFlags {}

/** A Dockerfile that stands for a base, with the stage that was named behind a colon. */
interface StageBase {
  readonly path: string;
  readonly stage?: string;
}

/** What a target hangs on beside the flags. */
export interface TargetContext {
  readonly files: readonly CheckFile[];
  /** The stage of which everything is checked, where that is so: with what of it is not judged. */
  readonly whole?: TargetStage;
  /** Told what was taken from a Dockerfile. */
  readonly say: (text: string) => void;
}

/**
 * Every base on every platform: images, and `Dockerfile` or `Dockerfile:STAGE`. Without one, the Dockerfile beside the first
 * file, where there is one.
 *
 * @throws WheelcheckError where no target is named, or nothing is known of a stage
 */
export async function targetsOf(flags: StageFlags, context: TargetContext): Promise<readonly TargetRequest[]> {
  const beside = namesNoTarget(flags) ? dockerfileBeside(context.files) : undefined;
  const bases = flags.base ?? (beside === undefined ? [] : [beside]);
  const stages = bases.map(stageBase);
  if (stages.every((stage) => stage === undefined) && context.whole === undefined) {
    refuseDockerfileFlags(flags);
    return targetRequests(flags);
  }
  const requests = await Promise.all(
    bases.map(async (base, position) => {
      const stage = stages[position];
      if (stage === undefined) return onImage(base, flags, context.whole);
      return await onStage(stage, flags, { ...context, unasked: beside !== undefined });
    }),
  );
  return requests.flat();
}

/** What would be if the stage stood on another image: its packages are the other distribution's. */
function onImage(base: string, flags: StageFlags, whole: TargetStage | undefined): readonly TargetRequest[] {
  const requests = targetRequests({ ...flags, base: [base] });
  return whole === undefined
    ? requests
    : requests.map((request) => ({ ...request, stage: { ...whole, packages: [] } }));
}

function dockerfileBeside(files: readonly CheckFile[]): string | undefined {
  const [folder = '.'] = files.filter(({ path }) => existsSync(path)).map(({ path }) => dirname(path));
  return dockerfileIn(folder);
}

/** `Dockerfile`, `docker/api.Dockerfile:build`; undefined for an image. */
function stageBase(text: string): StageBase | undefined {
  if (isDockerfileAt(text)) return { path: text };
  const colon = text.lastIndexOf(':');
  const path = text.slice(0, Math.max(colon, 0));
  return isDockerfileAt(path) ? { path, stage: text.slice(colon + 1) } : undefined;
}

/** @param files paths in the build context that the check is about */
export async function readStage(
  path: string,
  stage: string | undefined,
  flags: StageFlags,
  files: readonly string[],
  platform = flags.platform?.[0] === undefined ? ownPlatform() : platformOf(flags.platform[0]),
): Promise<FoundStage> {
  const file = await readManifestFile(path);
  const wanted = stage ?? flags.stage;
  return findStage(
    {
      path: file.path,
      text: file.text,
      buildArgs: buildArgsOf(flags.buildArg ?? []),
      ...(wanted === undefined ? {} : { stage: wanted }),
      platform,
      machine: ownPlatform(),
    },
    files,
  );
}

async function onStage(
  { path, stage }: StageBase,
  flags: StageFlags,
  { files, whole, say, unasked }: TargetContext & { readonly unasked: boolean },
): Promise<readonly TargetRequest[]> {
  const here = [dirname(path), '.'].flatMap((folder) => files.map((file) => inContext(folder, file.path)));
  const platforms = [...new Set((flags.platform ?? []).map(platformOf))];
  const found = await Promise.all(
    (platforms.length > 0 ? platforms : [ownPlatform()]).map((platform) =>
      readStage(path, stage, flags, here, platform),
    ),
  );
  const [first] = found;
  if (first !== undefined) {
    if (unasked) refuseOtherFiles(first, path, here);
    sayWhat(first, path, flags, say);
    if (whole === undefined) sayMore(first, path, here, say);
  }
  // A FROM with a platform of its own has that one, whatever was asked for.
  const requests = found.map((each) => each.request(flags.python));
  const unique = new Map(requests.map((request) => [request.platform, request]));
  return [...unique.values()].map((request) => ({
    ...request,
    ...(request.stage && whole?.unchecked ? { stage: { ...request.stage, unchecked: whole.unchecked } } : {}),
    ...(flags.libc === undefined ? {} : { libc: flags.libc }),
    ...(flags.pip === undefined ? {} : { pip: flags.pip }),
  }));
}

/** A Dockerfile that nobody named is no base for a file that it does not install. */
function refuseOtherFiles({ installs }: FoundStage, path: string, here: readonly string[]): void {
  const named = installs.flatMap(({ files }) => files);
  const [other] = named;
  if (other === undefined || named.some((file) => here.includes(file))) return;
  throw new WheelcheckError({
    code: 'usage',
    message: 'no base image was named',
    reason: `${path} beside the file installs ${[...new Set(named)].join(', ')}, not it`,
    hint: [`wheelcheck ${other}`, `--base ${path}`, '--base python:3.12-slim'].join('\n'),
  });
}

function sayWhat({ stage, request }: FoundStage, path: string, flags: StageFlags, say: (text: string) => void): void {
  const name = typeof stage.name === 'number' ? '' : ` (${stage.name})`;
  say(`base from ${path}:${stage.line}${name}: ${request(flags.python).base}\n`);
}

function sayMore(
  { installs, notFollowed }: FoundStage,
  path: string,
  here: readonly string[],
  say: (text: string) => void,
): void {
  for (const { line, command, files } of installs)
    if (!files.some((file) => here.includes(file)))
      say(`note: ${path}:${line} installs more, which is not checked: ${command}\n`);
  for (const { line, text, why } of notFollowed) say(`note: ${path}:${line} was not followed: ${text} (${why})\n`);
}

/** A path as the build context counts it. */
function inContext(context: string, path: string): string {
  return relative(resolve(context), resolve(path)).split(sep).join('/');
}
