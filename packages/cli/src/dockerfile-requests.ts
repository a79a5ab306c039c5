// What is asked of a Dockerfile by the flags.

import type { DockerfileRequest } from '@wheelcheck/core';
import { readManifestFile } from '@wheelcheck/core/node';
import { buildArgsOf } from './dockerfile-flags.ts';
import type { NamedFiles } from './named-files.ts';
import { ownPlatform, platformOf } from './request.ts';
import type { StageFlags } from './stage-flags.ts';

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
