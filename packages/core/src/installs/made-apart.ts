// Commands of the stages of a Dockerfile, without what earlier ones made: those that install it fetch what the making left out.

import { parseRequirement } from '../packaging/requirement.ts';
import { isReadable } from './file-kinds.ts';
import type { FoundStage } from '../dockerfile/found-stage.ts';
import { isPath, makesWheels } from '../dockerfile/made-wheels.ts';
import type { StageInstall } from '../dockerfile/stage-install.ts';

/**
 * `pip wheel` fetches the requirements as well, and nothing is left to those that install its wheels. After `pip wheel --no-deps` pip
 * fetches them where it installs the wheels: for that stage's machine, with that stage's compiler. With `--no-index` it fetches
 * nothing, and what it would is what it ends at.
 */
export function madeApart(stages: readonly FoundStage[]): readonly (readonly StageInstall[])[] {
  const makers = stages.flatMap(({ installs }) => installs.filter(({ understood }) => makesWheels(understood.command)));
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
  const isAlone = understood.binaries.includes('--no-index');
  const byName = !understood.words.some(isPath);
  const all = makers.filter((maker) => takes.some((each) => isMadeBy(each, maker)));
  const leaving = all.filter(leavesRequirements);
  const isSilent = understood.binaries.includes('--no-deps') && !(isAlone && byName);
  if (isSilent || (leaving.length === 0 && !(isAlone && byName && mayLack(install, all)))) return [];
  if (isAlone && (install.stops !== true || (byName && namesProject(install, all)))) return [];
  const own = {
    ...install,
    takesMade: false,
    indexes: isAlone ? [] : indexes.filter(({ kind }) => kind !== 'links'),
    understood: { ...understood, binaries: understood.binaries.filter((flag) => flag !== '--no-index') },
    wheelsOf: { makers: isAlone ? all : leaving, byName, ...(isAlone ? { alone: true as const } : {}) },
  };
  if (byName) return [own];
  return leaving.map((maker) => ({
    ...own,
    understood: {
      ...own.understood,
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

/** `pip wheel` without `--no-deps` leaves nothing of what it is asked for; another file or name may ask for something else. */
function mayLack({ understood: { files, words } }: StageInstall, makers: readonly StageInstall[]): boolean {
  const isMade = (kind: 'files' | 'words', one: string): boolean =>
    makers.some(({ understood }) => understood[kind].includes(one));
  return !(files.every((file) => isMade('files', file)) && words.every((word) => isMade('words', word)));
}

/** Whether it may name the project itself, of which nobody has read what it is called: `pip wheel -w /w .`, then `pip install -f /w app`. */
function namesProject({ understood: { words } }: StageInstall, makers: readonly StageInstall[]): boolean {
  const isOpen = makers.some(
    ({ understood }) =>
      understood.files.some((file) => !isReadable(file)) ||
      understood.words.some((word) => !parseRequirement(word).ok || word.includes('@')),
  );
  return isOpen && !words.every((word) => makers.some(({ understood }) => understood.words.includes(word)));
}

function isMadeBy(
  { folder, files, words }: StageInstall['takes'][number],
  { into, understood }: StageInstall,
): boolean {
  return folder === into && JSON.stringify([files, words]) === JSON.stringify([understood.files, understood.words]);
}
