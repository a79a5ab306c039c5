// Where an installation puts its packages inside the image: what a later stage may copy.

import { absolutePath } from './context-paths.ts';
import type { ValueOf } from './expand-variables.ts';
import { isOn } from './install-environment.ts';
import { type InstallPlace, placeAt } from './install-place.ts';
import { type AroundInstall, setFor, sureEnvironment } from './sure-environment.ts';
import { type EnvironmentHabits, environmentHabits, type FolderVariables } from './tools/environment-habits.ts';

/** @returns folders that may hold what a command installs; one of them does */
export function installPlaces(
  tool: string,
  around: AroundInstall,
  /** Who runs it; null where that is not known. */
  user: string | null,
): readonly InstallPlace[] {
  const habits = environmentHabits(tool, around.words);
  const sure = sureEnvironment(habits, around);
  if (sure?.places) return sure.places;
  const own = user === null || user === 'root' ? [] : [placeAt(`/home/${user}/.local`, 'prefix')];
  const set = [...setFor(variablesOf(habits), around), ...own];
  if (sure !== undefined) return [...set, ...systemPlaces];
  return habits.otherwise === 'path'
    ? [...set, ...systemPlaces, ...venvsOnPath(around.valueOf)]
    : [
        ...set,
        ...ofProject(habits, around.folder),
        ...systemPlaces,
        ...(makesNone(habits, around.valueOf) ? venvsOnPath(around.valueOf) : []),
      ];
}

/** With those of a user alone. */
const systemPlaces: readonly InstallPlace[] = [
  placeAt('/usr/local', 'own'),
  placeAt('/usr/lib/python3', 'other'),
  placeAt('/root/.local', 'prefix'),
];

/** Those of all installers, and its own: of an environment the folder may be named, or one that it lies below. */
function variablesOf({ environments, project }: EnvironmentHabits): FolderVariables {
  const named = new Set(['VIRTUAL_ENV', ...environments]);
  return [
    ...[...named].map((name) => [name, 'environment'] as const),
    ...(project?.elsewhere?.folders ?? []).map((name) => [name, 'other'] as const),
    ['PYTHONUSERBASE', 'prefix'],
  ];
}

/** Without leave to make an environment Poetry takes the one that it runs in. */
function makesNone({ project }: EnvironmentHabits, valueOf: ValueOf): boolean {
  const makes = project?.elsewhere?.makes;
  const value = makes === undefined ? undefined : valueOf(makes);
  return value === null || (Boolean(value) && !isOn(value));
}

function ofProject({ project }: EnvironmentHabits, folder: string): readonly InstallPlace[] {
  const usual = project?.elsewhere?.usual;
  return [
    placeAt(absolutePath('.venv', folder), 'environment'),
    placeAt(absolutePath('__pypackages__', folder), 'other'),
    ...(usual === undefined ? [] : [placeAt(usual, 'other')]),
  ];
}

/** `ENV PATH="/opt/venv/bin:$PATH"`: its value is not known as a whole, and its first folder is. */
function venvsOnPath(valueOf: ValueOf): readonly InstallPlace[] {
  const [, venv] = /^(\/[^:]+)\/bin:/.exec(valueOf('PATH') ?? '') ?? [];
  return venv === undefined ? [] : [placeAt(venv, venv === '/root/.local' ? 'prefix' : 'environment')];
}
