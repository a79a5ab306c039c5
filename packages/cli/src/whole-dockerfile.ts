// Dockerfiles as what is to be checked: every command that installs, on the stage where it runs.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type BuildContext,
  type ContextFile,
  planDockerfile,
  type PlannedInstallation,
  WheelcheckError,
} from '@wheelcheck/core';
import { readManifestFile } from '@wheelcheck/core/node';
import { dockerfileIn, isDockerfileAt } from './dockerfile-at.ts';
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
import { dockerfileRequests, sayWhat, type StageFlags } from './targets.ts';

type Flags = StageFlags & SelectionFlags & OverrideFlags & ResolvingFlags;

/**
 * What the Dockerfiles among the words install, each by itself; without words and without a base, the Dockerfile of the current
 * folder. Undefined where none is asked for.
 *
 * @param say told where the bases come from
 * @throws WheelcheckError where a Dockerfile installs nothing that can be judged
 */
export async function wholeDockerfiles(
  names: readonly string[],
  flags: Flags,
  say: (text: string) => void,
): Promise<readonly PlannedInstallation[] | undefined> {
  const beside = names.length === 0 && namesNoTarget(flags) ? dockerfileIn('.') : undefined;
  const paths = beside === undefined ? [...new Set(names.filter(isDockerfileAt))] : [beside];
  const [first] = paths;
  if (first === undefined) return undefined;
  const other = names.find((name) => !paths.includes(name));
  if (other !== undefined)
    throw new WheelcheckError({
      code: 'usage',
      message: `${first} says itself what it installs: ${other} cannot stand beside it`,
      hint: `wheelcheck ${other} --base ${first}`,
    });
  const planned: PlannedInstallation[] = [];
  // One after the other, so that what is told of them stands in their order.
  // oxlint-disable-next-line no-await-in-loop
  for (const path of paths) planned.push(...(await plannedOf(path, flags, say)));
  return planned;
}

async function plannedOf(
  path: string,
  flags: Flags,
  say: (text: string) => void,
): Promise<readonly PlannedInstallation[]> {
  const { python, libc, pip } = flags;
  const planned = await planDockerfile({
    dockerfile: await readManifestFile(path),
    requests: await dockerfileRequests(path, undefined, flags),
    context: contextOf(path),
    selection: choosesGroups(flags) ? selectionOf(flags) : undefined,
    overrides: overridesOf(flags),
    resolve: resolveFlagsOf(flags),
    elsewhere: flags.base === undefined ? undefined : targetRequests(flags),
    facts: {
      ...(python === undefined ? {} : { python }),
      ...(libc === undefined ? {} : { libc }),
      ...(pip === undefined ? {} : { pip }),
    },
  });
  if (flags.base === undefined)
    for (const stage of new Set(planned.map((one) => one.stage))) sayWhat(stage, path, flags, say);
  return planned;
}

function choosesGroups(flags: SelectionFlags): boolean {
  const { with: added, without, only, allGroups, extra, allExtras } = flags;
  return [added, without, only, allGroups, extra, allExtras].some((flag) => flag !== undefined);
}

/** The Dockerfile's folder, or the current one where the files are there. */
function contextOf(path: string): BuildContext {
  return {
    folders: [dirname(path), '.'].map(folder),
    absent: () => ({
      where: 'neither beside it nor in the current folder',
      hint: 'run wheelcheck in the folder of the build context',
    }),
  };
}

function folder(name: string): ContextFile {
  return async (path) => (existsSync(join(name, path)) ? readManifestFile(join(name, path)) : undefined);
}
