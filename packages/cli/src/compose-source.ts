// What is asked of a compose file by the flags.

import { dirname } from 'node:path';
import type { ComposeSource } from '@wheelcheck/core';
import { readManifestFile } from '@wheelcheck/core/node';
import { contextFolder } from './context-folder.ts';
import { buildArgsOf } from './dockerfile-flags.ts';
import type { NamedFiles } from './named-files.ts';
import { ownPlatform, platformOf } from './request.ts';
import type { StageFlags } from './stage-flags.ts';

/** A compose file as core asks for it, with what the flags say of its builds. */
export async function composeSource(
  { path, overrides = [] }: { readonly path: string; readonly overrides?: readonly string[] },
  flags: StageFlags,
  variable: (name: string) => string | undefined,
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
