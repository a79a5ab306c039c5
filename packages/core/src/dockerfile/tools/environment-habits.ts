// Which environment each installer goes into, and what tells it: a row each, by the words that its command begins with.

import { ownValue } from '../../text/own-value.ts';
import { lastOf } from '../program-of.ts';

/** Variables that name folders, by how packages lie in them. */
export type FolderVariables = readonly (readonly [name: string, layout: 'environment' | 'prefix' | 'other'])[];

export interface EnvironmentHabits {
  /** Variables that name folders in place of every environment. */
  readonly folders: FolderVariables;
  /** What takes the system's Python: an option, a variable. */
  readonly system: { readonly option?: string; readonly variable?: string };
  /**
   * Whether it goes into the environment that its own program lies in: `/opt/venv/bin/pip`; `module` where it does so only as a
   * module of that Python: `/opt/venv/bin/python -m uv`.
   */
  readonly ofProgram: boolean | 'module';
  /** Whether `--python` names an environment, and not what one is made of; a variable that says the same. */
  readonly takesNamed: boolean | string;
  /** Whether it goes into the environment that was entered before it, or the option with which it does. */
  readonly takesEntered: boolean | string;
  /** Variables that name the environment; the first that is set counts. */
  readonly environments: readonly string[];
  /** Where else: into the environment of the Python that PATH finds first, or into one of the project's. */
  readonly otherwise: 'path' | 'project';
  /** Of those that make one for a project. */
  readonly project?: ProjectEnvironment;
  /** Of those that make it with the Python that the lock names, and stop where there is none. */
  readonly ofLocked?: LockedPythonHabits;
}

export interface LockedPythonHabits {
  /** What names another Python. */
  readonly python: string;
  /** What keeps it from the environment that is active. */
  readonly ignoresActive: string;
  /** The release since which a command that is told to (`--deploy`) stops at another Python where it makes no environment, too. */
  readonly strictSince: string;
}

/** Where an installer makes the environment of a project. */
interface ProjectEnvironment {
  /** What names it itself; it is `.venv` in the project otherwise. */
  readonly named?: string;
  /** Where it is `.venv` only when told so, or when it is there already. */
  readonly elsewhere?: EnvironmentsElsewhere;
}

export interface EnvironmentsElsewhere {
  /** What puts it into the project (virtualenvs.in-project, PIPENV_VENV_IN_PROJECT). */
  readonly variable: string;
  readonly file?: string;
  /** What names a folder that environments lie below; the first that is set counts. */
  readonly folders: readonly string[];
  /** Where they lie otherwise, for root. */
  readonly usual?: string;
  /** What names the environment in that folder. */
  readonly name?: string;
  /** What lets it do without one, in favour of the system's Python. */
  readonly makes?: string;
}

/** Where pipenv's lie that are not in the project's folder. */
export const PIPENV_ENVIRONMENTS = '/root/.local/share/virtualenvs';

const ofLock: EnvironmentHabits = {
  folders: [],
  system: {},
  ofProgram: false,
  takesNamed: false,
  takesEntered: true,
  environments: ['VIRTUAL_ENV'],
  otherwise: 'project',
  project: {},
};

const rows: Readonly<Record<string, EnvironmentHabits>> = {
  // VIRTUAL_ENV tells pip nothing, and PYTHONUSERBASE only where a user's own packages lie.
  pip: {
    folders: [
      ['PIP_TARGET', 'other'],
      ['PIP_PREFIX', 'prefix'],
      ['PIP_ROOT', 'other'],
    ],
    system: {},
    ofProgram: true,
    takesNamed: true,
    takesEntered: true,
    environments: [],
    otherwise: 'path',
  },
  'uv pip': {
    ...ofLock,
    system: { option: '--system', variable: 'UV_SYSTEM_PYTHON' },
    ofProgram: 'module',
    takesNamed: 'UV_PYTHON',
  },
  // It leaves an environment that was entered alone (`VIRTUAL_ENV does not match the project environment path`) without --active.
  uv: {
    ...ofLock,
    takesEntered: '--active',
    environments: ['UV_PROJECT_ENVIRONMENT'],
    project: { named: 'UV_PROJECT_ENVIRONMENT' },
  },
  poetry: {
    ...ofLock,
    project: {
      elsewhere: {
        variable: 'POETRY_VIRTUALENVS_IN_PROJECT',
        file: 'poetry.toml',
        folders: ['POETRY_VIRTUALENVS_PATH', 'POETRY_CACHE_DIR'],
        usual: '/root/.cache/pypoetry',
        // Without leave to make one Poetry takes no heed of where (its create_venv).
        makes: 'POETRY_VIRTUALENVS_CREATE',
      },
    },
  },
  pipenv: {
    ...ofLock,
    system: { option: '--system', variable: 'PIPENV_SYSTEM' },
    ofLocked: { python: 'PIPENV_PYTHON', ignoresActive: 'PIPENV_IGNORE_VIRTUALENVS', strictSince: '2026' },
    project: {
      elsewhere: {
        variable: 'PIPENV_VENV_IN_PROJECT',
        folders: ['WORKON_HOME', 'XDG_DATA_HOME'],
        usual: PIPENV_ENVIRONMENTS,
        name: 'PIPENV_CUSTOM_VENV_NAME',
      },
    },
  },
};

/** @param words of the whole command, what runs the installer first */
export function environmentHabits(tool: string, words: readonly string[]): EnvironmentHabits {
  const behind = words.slice(words.findIndex((word) => lastOf(word) === tool) + 1);
  const verb = behind.find((word) => !word.startsWith('-'));
  return ownValue(rows, `${tool} ${verb}`) ?? ownValue(rows, tool) ?? ofLock;
}
