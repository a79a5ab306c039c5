// A COPY of an environment that an installer did not put there: the build stops, since there is nothing to copy.

import { changedAt } from './changed-files.ts';
import { absolutePath, copySourceOf } from './context-paths.ts';
import type { ValueOf } from './expand-variables.ts';
import { isOn } from './install-environment.ts';
import type { EnvironmentElsewhere, FilesInStage, StageState } from './stage-state.ts';
import type { UnfollowedLine } from './understood-dockerfile.ts';

/** Poetry and pipenv take a `.venv` that is there already (virtualenvs.in-project, PIPENV_VENV_IN_PROJECT). */
const settings: Readonly<Record<string, EnvironmentSettings>> = {
  poetry: {
    variable: 'POETRY_VIRTUALENVS_IN_PROJECT',
    file: 'poetry.toml',
    folders: ['POETRY_VIRTUALENVS_PATH', 'POETRY_CACHE_DIR'],
    makes: 'POETRY_VIRTUALENVS_CREATE',
  },
  pipenv: {
    variable: 'PIPENV_VENV_IN_PROJECT',
    folders: ['WORKON_HOME', 'XDG_DATA_HOME'],
    named: 'PIPENV_CUSTOM_VENV_NAME',
  },
};

interface EnvironmentSettings {
  /** What puts it into the project. */
  readonly variable: string;
  readonly file?: string;
  /** What names a folder that environments lie below; the first that is set counts. */
  readonly folders: readonly string[];
  /** What names the environment in that folder. */
  readonly named?: string;
  /** What lets it do without one, in favour of the system's Python. */
  readonly makes?: string;
}

/** @returns undefined where it lies in the project, or that is in doubt */
export function environmentElsewhere(
  tool: string,
  { folder, lacks }: FilesInStage,
  valueOf: ValueOf,
): EnvironmentElsewhere | undefined {
  const inside = absolutePath('.venv', folder);
  const asked = valueOf('UV_PROJECT_ENVIRONMENT');
  if (tool === 'uv') {
    const at = asked ? absolutePath(asked, folder) : inside;
    return at === inside ? undefined : { at, remedy: `copy ${at}, where UV_PROJECT_ENVIRONMENT puts it` };
  }
  const setting = settings[tool];
  if (setting === undefined) return undefined;
  const { variable, file, folders, named, makes } = setting;
  const value = valueOf(variable);
  const isSet = value === null || isOn(value);
  if (isSet || !lacks(inside) || (file !== undefined && !lacks(absolutePath(file, folder)))) return undefined;
  const remedy = `set ENV ${variable}=true before ${tool} installs`;
  const made = makes === undefined ? undefined : valueOf(makes);
  // Without leave to make one Poetry takes no heed of where (its create_venv).
  if (makes !== undefined && made && !isOn(made))
    return { none: true, remedy: `set ENV ${makes}=true ${variable}=true before ${tool} installs` };
  const below = folders.map((name) => valueOf(name)).find((each) => each !== undefined && each !== '');
  const name = named === undefined ? undefined : valueOf(named);
  // `{cache-dir}/virtualenvs` is filled in by Poetry.
  if (below === null || name === null || below?.includes('{') === true) return undefined;
  return below === undefined ? { remedy } : { at: absolutePath(`${below}/${name ?? ''}`, folder), remedy };
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
    near.every(({ elsewhere }) => elsewhere !== undefined && !isWithin(elsewhere.at, place)) &&
    !environments.has(place) &&
    copySourceOf(place, copied) === undefined &&
    changedAt(place, 0, { changed }) === undefined;
  if (last === undefined || !isLost) return undefined;
  const { line, tool } = last.understood;
  const does = last.elsewhere?.none === true ? 'makes no environment' : 'makes its environment elsewhere';
  return {
    why: `${tool} at line ${line} ${does}: there is no ${place} to copy, and the build stops`,
    ...(last.elsewhere === undefined ? {} : { remedy: last.elsewhere.remedy }),
  };
}

/** Whether a place is a folder, or holds it. */
function isWithin(folder: string | undefined, place: string): boolean {
  return folder !== undefined && `${folder}/`.startsWith(`${place}/`);
}
