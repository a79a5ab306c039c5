// Dockerfiles as what is to be checked: every command that installs, on the stage where it runs.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findStages, type FoundStage, type TargetRequest, WheelcheckError } from '@wheelcheck/core';
import { dockerfileIn, isDockerfileAt } from './dockerfile-at.ts';
import {
  type DockerfileInstallation,
  type InstallFlags,
  installationsOf,
  makesWheels,
} from './dockerfile-installations.ts';
import { namesNoTarget, targetRequests } from './request.ts';
import { dockerfileRequests, sayWhat, type StageFlags } from './targets.ts';

type Flags = InstallFlags & StageFlags;

/** One installation of a Dockerfile, with the stage on every platform. */
export interface DockerfilePart extends DockerfileInstallation {
  readonly targets: readonly TargetRequest[];
}

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
): Promise<readonly DockerfilePart[] | undefined> {
  const beside = names.length === 0 && namesNoTarget(flags) ? dockerfileIn('.') : undefined;
  const paths = beside === undefined ? [...new Set(names.filter(isDockerfileAt))] : [beside];
  const [first] = paths;
  if (first === undefined) return undefined;
  const other = names.find((name) => !paths.includes(name));
  if (other !== undefined)
    throw usage(
      `${first} says itself what it installs: ${other} cannot stand beside it`,
      `wheelcheck ${other} --base ${first}`,
    );
  const parts: DockerfilePart[] = [];
  // One after the other, so that what is told of them stands in their order.
  // oxlint-disable-next-line no-await-in-loop
  for (const path of paths) parts.push(...(await partsOf(path, flags, say)));
  return parts;
}

async function partsOf(path: string, flags: Flags, say: (text: string) => void): Promise<readonly DockerfilePart[]> {
  const requests = await dockerfileRequests(path, undefined, flags);
  const parts = new Map<string, DockerfilePart>();
  for (const request of requests) {
    // One platform after the other: each is a few milliseconds of reading.
    // oxlint-disable-next-line no-await-in-loop
    const stages = await findStages(request);
    const folder = contextOf(path, stages);
    const wheels = stages.some(({ installs }) => installs.some(makesWheels));
    // oxlint-disable-next-line no-await-in-loop
    const found = await Promise.all(
      stages.map(async (stage) => ({ stage, ...(await installationsOf(path, folder, stage, flags, wheels)) })),
    );
    const unchecked = found
      .flatMap((each) => each.unchecked)
      // Another base stands in for what is not known of the FROM.
      .filter(({ text }) => flags.base === undefined || !text.startsWith('FROM '))
      .toSorted((a, b) => a.line - b.line);
    for (const { stage, installations } of found) {
      if (installations.length > 0 && request === requests[0] && flags.base === undefined)
        sayWhat(stage, path, flags, say);
      for (const one of installations) {
        const targets = targetsOn(stage, one, flags).map((target) =>
          target.stage ? { ...target, stage: { ...target.stage, unchecked } } : target,
        );
        const key = JSON.stringify([stage.name, one.names, one.words, one.flags]);
        const known = parts.get(key)?.targets ?? [];
        parts.set(key, {
          ...one,
          targets: [
            ...known,
            ...targets.filter(
              (each) => !known.some((other) => other.platform === each.platform && other.base === each.base),
            ),
          ],
        });
      }
    }
  }
  if (parts.size === 0)
    throw usage(
      `${path} installs from no file that can be read`,
      `wheelcheck explain ${path} shows what was understood; name a file: wheelcheck requirements.txt --base ${path}`,
    );
  return [...parts.values()];
}

/** The stage itself, or what would be if it stood on other images: its packages are the other distribution's. */
function targetsOn(stage: FoundStage, { installs }: DockerfileInstallation, flags: Flags): readonly TargetRequest[] {
  if (flags.base !== undefined)
    return targetRequests(flags).map((request) => ({ ...request, stage: stage.elsewhere(installs) }));
  const request = stage.request(installs, flags.python);
  return [
    {
      ...request,
      ...(flags.libc === undefined ? {} : { libc: flags.libc }),
      ...(flags.pip === undefined ? {} : { pip: flags.pip }),
    },
  ];
}

/** The build context: the Dockerfile's folder, or the current one where the files are there. */
function contextOf(path: string, stages: readonly FoundStage[]): string {
  const files = stages.flatMap(({ installs }) => installs.flatMap(({ understood }) => understood.files));
  const folders = [dirname(path), '.'];
  const found = folders.find((folder) => files.every((file) => existsSync(join(folder, file))));
  if (found !== undefined) return found;
  const missing = files.find((file) => !existsSync(join(folders[0] ?? '.', file)));
  throw new WheelcheckError({
    code: 'file-missing',
    message: `${path} installs ${missing}, which is neither beside it nor in the current folder`,
    hint: 'run wheelcheck in the folder of the build context',
  });
}

function usage(message: string, hint: string): WheelcheckError {
  return new WheelcheckError({ code: 'usage', message, hint });
}
