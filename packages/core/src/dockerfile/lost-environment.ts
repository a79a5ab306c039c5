// A COPY of an environment that an installer did not put there: the build stops, since there is nothing to copy.

import { changedAt } from './changed-files.ts';
import { absolutePath, copySourceOf } from './context-paths.ts';
import type { ValueOf } from './expand-variables.ts';
import { isOn } from './install-environment.ts';
import type { EnvironmentElsewhere, FilesInStage, StageState } from './stage-state.ts';
import type { UnfollowedLine } from './understood-dockerfile.ts';

/** Poetry and pipenv take a `.venv` that is there already (virtualenvs.in-project, PIPENV_VENV_IN_PROJECT). */
const settings: Readonly<Record<string, { readonly variable: string; readonly file?: string }>> = {
  poetry: { variable: 'POETRY_VIRTUALENVS_IN_PROJECT', file: 'poetry.toml' },
  pipenv: { variable: 'PIPENV_VENV_IN_PROJECT' },
};

/** @returns undefined where it lies in the project, or that is in doubt */
export function environmentElsewhere(
  tool: string,
  { folder, lacks }: FilesInStage,
  valueOf: ValueOf,
): EnvironmentElsewhere | undefined {
  const inside = absolutePath('.venv', folder);
  const asked = valueOf('UV_PROJECT_ENVIRONMENT');
  if (tool === 'uv')
    return asked && absolutePath(asked, folder) !== inside
      ? { folder, remedy: `copy ${absolutePath(asked, folder)}, where UV_PROJECT_ENVIRONMENT puts it` }
      : undefined;
  const setting = settings[tool];
  if (setting === undefined) return undefined;
  const { variable, file } = setting;
  const value = valueOf(variable);
  const isSet = value === null || isOn(value);
  if (isSet || !lacks(inside) || (file !== undefined && !lacks(absolutePath(file, folder)))) return undefined;
  return { folder, remedy: `set ENV ${variable}=true before ${tool} installs` };
}

/** Why a path of an earlier stage is surely not there, and what would bring it; undefined where it may be. */
export function lostEnvironment(
  path: string,
  { installs, environments, changed, copied, brought, entered, environment }: StageState,
): Pick<UnfollowedLine, 'why' | 'remedy'> | undefined {
  const [, place] = /^(.*\/\.venv)(?:\/|$)/.exec(path) ?? [];
  if (place === undefined || brought === 'anything' || entered !== undefined || environment.has('VIRTUAL_ENV'))
    return undefined;
  const near = installs.filter(({ places }) => places.some((each) => each.path === place));
  const last = near.at(-1);
  const isLost =
    near.every(({ elsewhere }) => elsewhere !== undefined) &&
    !environments.has(place) &&
    copySourceOf(place, copied) === undefined &&
    changedAt(place, 0, { changed }) === undefined;
  if (last === undefined || !isLost) return undefined;
  const { line, tool } = last.understood;
  return {
    why: `${tool} at line ${line} makes its environment elsewhere: there is no ${place} to copy, and the build stops`,
    ...(last.elsewhere === undefined ? {} : { remedy: last.elsewhere.remedy }),
  };
}
