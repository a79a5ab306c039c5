// Dockerfiles and compose files among what was dropped → installations; loaded when one is there.

import { type Platform, type Selection, WheelcheckError } from '@wheelcheck/core/check';
import { planCompose, planDockerfile } from '@wheelcheck/core/containers';
import { webFiles } from '@wheelcheck/core/web';
import { droppedContext } from './dropped-context.ts';
import type { GivenFile } from './messages.ts';
import type { Planned } from './plan-job.ts';

export interface ContainerFiles {
  /** The Dockerfile or compose file. */
  readonly file: GivenFile;
  readonly all: readonly GivenFile[];
  readonly platforms: readonly Platform[];
  /** Instead of what the commands themselves select. */
  readonly selection: Partial<Selection> | undefined;
}

export async function planStages({ file, all, platforms, selection }: ContainerFiles): Promise<readonly Planned[]> {
  const { path, text } = file;
  return planDockerfile({
    dockerfile: webFiles(path, all),
    requests: platforms.map((platform) => ({ path, text, buildArgs: {}, platform, machine: platform })),
    context: droppedContext(path, all),
    selection,
  });
}

/** @throws WheelcheckError where no service installs what can be judged */
export async function planServices({ file, all, platforms, selection }: ContainerFiles): Promise<readonly Planned[]> {
  const { path } = file;
  const [machine = 'linux/amd64'] = platforms;
  const [read] = droppedContext(path, all).folders;
  const { installations } = await planCompose({
    compose: webFiles(path, all),
    read: read ?? (() => Promise.resolve(undefined)),
    variable: () => undefined,
    platforms,
    machine,
    selection,
  });
  if (installations.length > 0) return installations;
  throw new WheelcheckError({
    code: 'usage',
    message: `${path}: no service is built from a Dockerfile that installs what can be judged`,
    hint: 'drop a lock or requirements file alone, and name the image',
  });
}
