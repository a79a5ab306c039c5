// Whether the files of an installation can be read on its targets, before any index is asked.

import { select } from '../select/select.ts';
import type { TargetRequest } from '../target/target.ts';
import type { Installation } from './installation.ts';
import { mainAlone, readInputs } from './read-inputs.ts';
import { resolveTargets } from './resolve-targets.ts';

/** @throws WheelcheckError what a check of it alone would end with */
export async function refuseInstallation(
  { files, read, selection: asked, overrides }: Pick<Installation, 'files' | 'read' | 'selection' | 'overrides'>,
  requests: readonly TargetRequest[],
): Promise<void> {
  const targets = (await resolveTargets([requests])).flat();
  const selection = { ...mainAlone, ...asked };
  const inputs = await readInputs(files, { selection, read, ...(overrides ? { overrides } : {}) }, targets);
  for (const { target } of targets)
    for (const { manifest } of inputs) await select(manifest, selection, target.environment, target.kernelEnvironment);
}
