// Commands of the stages of a Dockerfile, without what earlier ones made: those that install it fetch what the making left out.

import type { FoundStage } from '../dockerfile/found-stage.ts';
import { isPath, makesWheels } from '../dockerfile/made-wheels.ts';
import type { StageInstall } from '../dockerfile/stage-install.ts';

/**
 * `pip wheel` fetches the requirements as well, and nothing is left to those that install its wheels. After `pip wheel --no-deps` pip
 * fetches them where it installs the wheels: for that stage's machine, with that stage's compiler.
 */
export function madeApart(stages: readonly FoundStage[]): readonly (readonly StageInstall[])[] {
  const makers = stages.flatMap(({ installs }) => installs.filter(leavesRequirements));
  return stages.map(({ installs }) =>
    installs.flatMap((install) => (install.takesMade ? fetchedWith(install, makers) : [install])),
  );
}

function leavesRequirements({ understood: { command, binaries } }: StageInstall): boolean {
  return makesWheels(command) && binaries.includes('--no-deps');
}

/** What is fetched beside the wheels, as the command would be told of it in words. */
function fetchedWith(install: StageInstall, makers: readonly StageInstall[]): readonly StageInstall[] {
  const { understood, takes, indexes } = install;
  if (understood.binaries.some((flag) => flag === '--no-deps' || flag === '--no-index')) return [];
  const taken = makers.filter((maker) => takes.some((each) => isMadeBy(each, maker)));
  const own = { ...install, takesMade: false, indexes: indexes.filter(({ kind }) => kind !== 'links') };
  if (taken.length === 0) return [];
  if (!understood.words.some(isPath)) return [{ ...own, wheelsOf: { makers: taken, byName: true } }];
  return taken.map((maker) => ({
    ...own,
    wheelsOf: { makers: taken, byName: false },
    understood: {
      ...understood,
      files: maker.understood.files,
      words: maker.understood.words,
      groups: [],
      // `pip wheel .[web]` makes a wheel of the project, and `pip install app.whl` asks for no extra of it.
      extras: [],
    },
    changes: maker.changes,
    edited: maker.edited,
    exported: maker.exported,
    stageFiles: maker.stageFiles,
  }));
}

function isMadeBy(
  { folder, files, words }: StageInstall['takes'][number],
  { into, understood }: StageInstall,
): boolean {
  return folder === into && JSON.stringify([files, words]) === JSON.stringify([understood.files, understood.words]);
}
