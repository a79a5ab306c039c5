// A COPY of an environment that an installer did not put there: the build stops, since there is nothing to copy.

import { changedAt } from './changed-files.ts';
import { absolutePath, copySourceOf } from './context-paths.ts';
import type { ValueOf } from './expand-variables.ts';
import { isOn } from './install-environment.ts';
import type { EnvironmentElsewhere, FilesInStage } from './stage-install.ts';
import type { StageState } from './stage-state.ts';
import { environmentHabits, type EnvironmentsElsewhere } from './tools/environment-habits.ts';
import type { UnfollowedLine } from './understood-dockerfile.ts';

/** @param words of the whole command @returns undefined where it lies in the project, or that is in doubt */
export function environmentElsewhere(
  tool: string,
  words: readonly string[],
  { folder, lacks }: FilesInStage,
  valueOf: ValueOf,
): EnvironmentElsewhere | undefined {
  const inside = absolutePath('.venv', folder);
  const { named = '', elsewhere } = environmentHabits(tool, words).project ?? {};
  const at = absolutePath(valueOf(named) || inside, folder);
  if (at !== inside) return { at, remedy: `copy ${at}, where ${named} puts it` };
  const isElsewhere =
    elsewhere !== undefined &&
    lacks(inside) &&
    (elsewhere.file === undefined || lacks(absolutePath(elsewhere.file, folder)));
  return isElsewhere ? besideProject(tool, elsewhere, folder, valueOf) : undefined;
}

function besideProject(
  tool: string,
  { variable, folders, name, makes }: EnvironmentsElsewhere,
  folder: string,
  valueOf: ValueOf,
): EnvironmentElsewhere | undefined {
  const value = valueOf(variable);
  if (value === null || isOn(value)) return undefined;
  const made = makes === undefined ? undefined : valueOf(makes);
  if (makes !== undefined && made && !isOn(made))
    return { none: true, remedy: `set ENV ${makes}=true ${variable}=true before ${tool} installs` };
  const remedy = `set ENV ${variable}=true before ${tool} installs`;
  const below = folders.map((each) => valueOf(each)).find((each) => each !== undefined && each !== '');
  const own = name === undefined ? undefined : valueOf(name);
  // `{cache-dir}/virtualenvs` is filled in by Poetry.
  if (below === null || own === null || below?.includes('{') === true) return undefined;
  return below === undefined ? { remedy } : { at: absolutePath(`${below}/${own ?? ''}`, folder), remedy };
}

/** Why a path of an earlier stage is surely not there, and what would bring it; undefined where it may be. */
export function lostEnvironment(
  path: string,
  { installs, environments, changed, edits, copied, brought, entered, environment }: StageState,
): Pick<UnfollowedLine, 'why' | 'remedy'> | undefined {
  const [, place] = /^(.*\/\.venv)(?:\/|$)/.exec(path) ?? [];
  if (place === undefined || brought === 'anything' || entered !== undefined || environment.has('VIRTUAL_ENV'))
    return undefined;
  const near = installs.filter(({ places }) => places.some((each) => each.path === place));
  const last = near.at(-1);
  const isLost =
    near.every(({ elsewhere }) => elsewhere !== undefined && !isWithin(elsewhere.at, place)) &&
    !environments.has(place) &&
    copySourceOf(place, copied) === undefined &&
    changedAt(place, 0, { changed, edits }) === undefined;
  if (last === undefined || !isLost) return undefined;
  const { line, tool } = last.understood;
  const does = last.elsewhere?.none === true ? 'makes no environment' : 'makes its environment elsewhere';
  return {
    why: `${tool} at line ${line} ${does}: there is no ${place} to copy`,
    ...(last.elsewhere === undefined ? {} : { remedy: last.elsewhere.remedy }),
  };
}

/** Whether a place is a folder, or holds it. */
function isWithin(folder: string | undefined, place: string): boolean {
  return folder !== undefined && `${folder}/`.startsWith(`${place}/`);
}
