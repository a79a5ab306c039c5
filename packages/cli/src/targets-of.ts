// What is checked on: images and stages of Dockerfiles, each on every platform.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type CheckFile, composeBase, type TargetRequest } from '@wheelcheck/core';
import { composeSource } from './compose-source.ts';
import { dockerfileBeside } from './dockerfile-beside.ts';
import { dockerfileIn, isComposeAt } from './dockerfile-at.ts';
import { refuseDockerfileFlags } from './dockerfile-flags.ts';
import { dockerfileRequests } from './dockerfile-requests.ts';
import { onStage } from './on-stage.ts';
import { tellFound } from './tell-found.ts';
import { namesNoTarget, targetRequests } from './request.ts';
import { type StageBase, stageBase } from './stage-base.ts';
import type { StageFlags } from './stage-flags.ts';
import type { TargetContext } from './target-context.ts';

/**
 * Every base on every platform: images, `Dockerfile` or `Dockerfile:STAGE`, `compose.yaml:SERVICE`. Without one, the Dockerfile beside the first
 * file, where there is one.
 *
 * @throws WheelcheckError where no target is named, or nothing is known of a stage
 */
export async function targetsOf(flags: StageFlags, context: TargetContext): Promise<readonly TargetRequest[]> {
  const folders = foldersOf(context.files);
  const beside = namesNoTarget(flags) ? dockerfileBeside(folders) : undefined;
  const bases = flags.base ?? (beside === undefined ? [] : [beside]);
  const stages = bases.map(stageBase);
  if (stages.every((stage) => stage === undefined)) {
    refuseDockerfileFlags(flags, dockerfileIn(folders[0] ?? '.'));
    await tellFound(flags, folders);
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
