// What the Dockerfiles and compose files among the words install, or those of the folder, under the constraints of the flags.

import type { Installation, PlannedInstallation } from '@wheelcheck/core';
import { environmentVariable } from './environment-variable.ts';
import { constrained, type InputFlags } from './inputs.ts';
import type { Io } from './io.ts';
import { namedFiles } from './named-files.ts';
import type { OverrideFlags, ResolvingFlags, SelectionFlags } from './request.ts';
import type { StageFlags } from './stage-flags.ts';
import { wholeDockerfiles } from './whole-dockerfile.ts';

/** An installation before its index is opened. */
export type Part = Omit<Installation, 'index'> & Pick<PlannedInstallation, 'command'>;

/** @returns nothing where no Dockerfile is asked for @throws WheelcheckError where those that are install nothing that can be judged */
export async function plannedParts(
  names: readonly string[],
  flags: InputFlags & StageFlags & SelectionFlags & OverrideFlags & ResolvingFlags,
  io: Io,
): Promise<readonly Part[]> {
  const planned = await wholeDockerfiles(names, flags, {
    say: (text) => void io.stderr.write(text),
    variable: (name) => environmentVariable(io.environment, name),
    files: namedFiles(flags.stdinFilename, io.openStdin),
  });
  return Promise.all(
    (planned ?? []).map(async (one) => {
      const under = (files: Part['files']): Promise<Part['files']> => constrained(files, flags.constraint);
      const apart = one.apart?.map(async (each) => ({ ...each, files: await under(each.files) }));
      return { ...one, files: await under(one.files), ...(apart && { apart: await Promise.all(apart) }) };
    }),
  );
}
