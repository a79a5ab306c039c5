// Commands that are one installation → their files, groups and flags; and why a check of one of them alone would end.

import type { FoundStage } from '../dockerfile/found-stage.ts';
import type { StageInstall } from '../dockerfile/stage-install.ts';
import { withoutSecrets } from '../dockerfile/without-secrets.ts';
import { WheelcheckError } from '../error.ts';
import { refuseInstallation } from '../run/refuse-installation.ts';
import { missingFile, missingIn } from './build-context.ts';
import { commandIndexes, installerOptions, selectionOf } from './command-options.ts';
import type { EditedContext } from './edited-context.ts';
import { isReadable } from './file-kinds.ts';
import { installedFiles, isLoneProject } from './installed-files.ts';
import type { Refusal } from './judged-stage.ts';
import { lockMaker } from './lock-maker.ts';
import type { PlannedInstallation, ReadingPlan } from './planned-installation.ts';
import { stageTargets } from './stage-targets.ts';

export async function installationOf(
  installs: readonly StageInstall[],
  readBy: EditedContext['readBy'],
  plan: ReadingPlan,
): Promise<Omit<PlannedInstallation, 'stage' | 'targets'>> {
  const files = await installedFiles(installs, plan.dockerfile, readBy, plan.alike);
  const command = commandIndexes(
    plan.dockerfile.path,
    installs,
    files.map(({ text }) => text),
  );
  return {
    files,
    read: plan.read,
    selection: plan.selection ?? selectionOf(installs, isLoneProject(installs)),
    ...installerOptions(installs, plan),
    ...(command === undefined ? {} : { command }),
  };
}

/** A file that is absent or cannot be read, an image that is not known: what a check of this command alone would end with. */
export async function refusalOf(
  install: StageInstall,
  stage: FoundStage,
  readBy: EditedContext['readBy'],
  plan: ReadingPlan,
): Promise<Refusal | undefined> {
  const read = readBy(install);
  const [missing] = await missingIn(read, neededBy(install));
  if (missing !== undefined) {
    const { where, hint } = plan.context.absent(missing);
    const remedy = (await lockMaker(missing, read)) ?? hint;
    const name = withoutSecrets(missing, install);
    const error = missingFile(plan.dockerfile.path, name, { where, hint: remedy });
    return { why: `${name} is ${where}`, remedy, error };
  }
  try {
    // Whether what was asked for in place of the stage's image exists is told by the check.
    const { targets } = plan.elsewhere ? { targets: [] } : await stageTargets(stage, [install], [], plan);
    await refuseInstallation(await installationOf([install], readBy, plan), targets);
    return undefined;
  } catch (error) {
    if (!(error instanceof WheelcheckError)) throw error;
    const { code, message, reason } = error;
    const isOther = code === 'python-missing' && stage.installs.some(({ python }) => python !== null);
    if (isOther) return { why: 'which Python it installs for is not known: say --python', error };
    return { why: reason === undefined ? message : `${message}: ${reason}`, error };
  }
}

function neededBy({ understood: { files, constraints } }: StageInstall): readonly string[] {
  return [...files.filter(isReadable), ...constraints];
}
