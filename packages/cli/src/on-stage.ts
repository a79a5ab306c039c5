// The stage of a Dockerfile that installs one of the files, as a target.

import { relative, resolve, sep } from 'node:path';
import {
  type DockerfileRequest,
  findStage,
  type FoundStage,
  type StageInstall,
  type TargetRequest,
} from '@wheelcheck/core';
import { refuseOtherFiles } from './dockerfile-beside.ts';
import { sayMore, sayWhat } from './say-what.ts';
import type { StageFlags } from './stage-flags.ts';
import type { TargetContext } from './target-context.ts';

/** @param folders that may be the build context */
export async function onStage(
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

/** What installs one of the files first: another command finds it installed. */
function installing({ installs }: FoundStage, here: readonly string[]): readonly StageInstall[] {
  return installs.filter(({ understood }) => understood.files.some((file) => here.includes(file))).slice(0, 1);
}

/** A path as the build context counts it. */
function inContext(context: string, path: string): string {
  return relative(resolve(context), resolve(path)).split(sep).join('/');
}
