// Where a command surely installs: what its options, its variables, its program and its script name, before any default.

import { absolutePath } from './context-paths.ts';
import type { ValueOf } from './expand-variables.ts';
import { isOn } from './install-environment.ts';
import { type InstallPlace, placeAt } from './install-place.ts';
import type { EnvironmentHabits, FolderVariables } from './tools/environment-habits.ts';

/** Where a command that installs runs. */
export interface AroundInstall {
  /** Of the whole command, the program first. */
  readonly words: readonly string[];
  readonly folder: string;
  readonly valueOf: ValueOf;
  /** The environment that was entered before it in the same script. */
  readonly entered: string | undefined;
}

/** Folders of the image where packages lie, and one word for all of them. */
export interface SureEnvironment {
  readonly into: string;
  /** Null for those of the system's Python. */
  readonly places: readonly InstallPlace[] | null;
}

/** The Python of the image itself. What a user has alone stands before it, and pip sees both. */
export const IMAGE = '/';

/** @returns undefined where the installer looks for one by itself */
export function sureEnvironment(habits: EnvironmentHabits, around: AroundInstall): SureEnvironment | undefined {
  const { words, folder } = around;
  const options = namedFolders(words, folder);
  const folders = options.length > 0 ? options : setFor(habits.folders, around);
  if (folders.length > 0) return { into: folders.map(({ path }) => path).join(':'), places: folders };
  const into = namedEnvironment(habits, around);
  return into === undefined ? undefined : { into, places: into === IMAGE ? null : [placeAt(into, 'environment')] };
}

/** The environment of the Python that a command surely installs for, in whichever folders it puts things. */
export function namedEnvironment(
  habits: EnvironmentHabits,
  { words, folder, valueOf, entered }: AroundInstall,
): string | undefined {
  const environment =
    (habits.takesNamed === false ? undefined : environmentAsked(words, habits, valueOf)) ??
    programEnvironment(words, habits);
  if (environment !== undefined) return absolutePath(environment, folder);
  if (isOfSystem(habits, words, valueOf)) return IMAGE;
  const { takesEntered } = habits;
  const isTaken = typeof takesEntered === 'string' ? words.includes(takesEntered) : takesEntered;
  return isTaken ? entered : undefined;
}

/** Whether a command is told to take the system's Python. */
export function isOfSystem(
  { system: { option, variable } }: EnvironmentHabits,
  words: readonly string[],
  valueOf: ValueOf,
): boolean {
  return (option !== undefined && words.includes(option)) || (variable !== undefined && isOn(valueOf(variable)));
}

/** Options of pip and uv that name a folder. */
const folderOptions = /^(?:--(?:target|prefix|root)|-t)$/;

/** Folders that options name instead of an environment. */
function namedFolders(words: readonly string[], folder: string): readonly InstallPlace[] {
  return words.flatMap((word, index) => {
    const [option = '', value] = word.startsWith('--') ? word.split('=') : [word];
    const path = absolutePath(value ?? words[index + 1] ?? '', folder);
    return folderOptions.test(option) ? [placeAt(path, option === '--prefix' ? 'prefix' : 'other')] : [];
  });
}

export function setFor(
  variables: FolderVariables,
  { folder, valueOf }: Pick<AroundInstall, 'folder' | 'valueOf'>,
): readonly InstallPlace[] {
  return variables.flatMap(([name, layout]) => {
    const path = valueOf(name) || undefined;
    return path === undefined ? [] : [placeAt(absolutePath(path, folder), layout)];
  });
}

/** `/opt/venv/bin/pip install`. */
function programEnvironment(
  [program = '', option = '']: readonly string[],
  { ofProgram }: EnvironmentHabits,
): string | undefined {
  if (ofProgram === false || (ofProgram === 'module' && option !== '-m')) return undefined;
  const [, venv] = /^(.*)\/bin\/[^/]+$/.exec(program) ?? [];
  return venv === undefined || /^(?:\/usr(?:\/local)?)?$/.test(venv) ? undefined : venv;
}

/** `uv pip install --python /opt/venv`, `pip --python /opt/venv/bin/python install`. */
function environmentAsked(
  words: readonly string[],
  { takesNamed }: EnvironmentHabits,
  valueOf: ValueOf,
): string | undefined {
  const asked = words.flatMap((word, at) =>
    /^(?:--python|-p)$/.test(word) ? (words[at + 1] ?? []) : (/^(?:--python=|-p)(.+)$/.exec(word)?.[1] ?? []),
  );
  const set = typeof takesNamed === 'string' ? (valueOf(takesNamed) ?? []) : [];
  const path = (asked.length > 0 ? asked : [set].flat()).find(
    (word) => word.includes('/') && !/^\/usr(?:\/local)?\/bin\//.test(word),
  );
  return path?.replace(/\/bin\/[^/]*$/, '');
}
