// Where an installation puts its packages inside the image: what a later stage may copy.

import { absolutePath } from './context-paths.ts';
import { isOn } from './install-environment.ts';
import type { ValueOf } from './expand-variables.ts';

/** Options of pip and uv that name a folder. */
const folderOptions = /^(?:--(?:target|prefix|root)|-t)$/;

/** A folder of the image where something may have been installed. */
export interface InstallPlace {
  readonly path: string;
  /**
   * Where packages lie in it: in `lib/python3.12/site-packages` of the Python's own folder, of an environment, of a folder
   * that stands for one; anywhere else.
   */
  readonly layout: 'own' | 'environment' | 'prefix' | 'other';
}

/** Where a command that installs runs. */
interface AroundInstall {
  readonly folder: string;
  readonly valueOf: ValueOf;
  /** The environment that was entered before it in the same script. */
  readonly entered: string | undefined;
  /** Who runs it; null where that is not known. */
  readonly user: string | null;
}

/**
 * @param words of the whole command, the program first
 * @returns folders that may hold what it installs; one of them does
 */
export function installPlaces(
  tool: string,
  words: readonly string[],
  { folder, valueOf, entered, user }: AroundInstall,
): readonly InstallPlace[] {
  const named = namedFolders(words, folder);
  if (named.length > 0) return named;
  const told = tool === 'pip' ? setFor(pipVariables, folder, valueOf) : [];
  if (told.length > 0) return told;
  const venv = programEnvironment(words);
  const own = user === null || user === 'root' ? [] : [placeAt(`/home/${user}/.local`, 'prefix')];
  if (venv !== undefined) return [placeAt(absolutePath(venv, folder), 'environment')];
  const asked = [entered, environmentAsked(words)].flatMap((path) =>
    path === undefined ? [] : [placeAt(absolutePath(path, folder), 'environment')],
  );
  if (asked.length > 0 && tool === 'pip') return asked;
  const set = [...setFor(environmentVariables, folder, valueOf), ...own, ...asked];
  if (tool === 'pip') return [...set, ...system, ...venvsOnPath(valueOf)];
  const isSystem = words.includes('--system') || isOn(valueOf('UV_SYSTEM_PYTHON'));
  if (isSystem && words[1] === 'pip') return system;
  const ofProject = [
    placeAt(absolutePath('.venv', folder), 'environment'),
    placeAt(absolutePath('__pypackages__', folder), 'other'),
  ];
  return [...set, ...ofProject, ...(ofTools[tool] ?? []), ...system];
}

/** Folders that options name instead of an environment. */
export function namedFolders(words: readonly string[], folder: string): readonly InstallPlace[] {
  return words.flatMap((word, index) => {
    const [option = '', value] = word.startsWith('--') ? word.split('=') : [word];
    const path = absolutePath(value ?? words[index + 1] ?? '', folder);
    return folderOptions.test(option) ? [placeAt(path, option === '--prefix' ? 'prefix' : 'other')] : [];
  });
}

/** `/opt/venv/bin/pip install`. */
export function programEnvironment([program = '']: readonly string[]): string | undefined {
  const [, venv] = /^(.*)\/bin\/[^/]+$/.exec(program) ?? [];
  return venv === undefined || /^(?:\/usr(?:\/local)?)?$/.test(venv) ? undefined : venv;
}

/** `uv pip install --python /opt/venv`, `pip --python /opt/venv/bin/python install`. */
export function environmentAsked(words: readonly string[]): string | undefined {
  const asked = words.flatMap((word, at) =>
    /^(?:--python|-p)$/.test(word) ? (words[at + 1] ?? []) : (/^(?:--python=|-p)(.+)$/.exec(word)?.[1] ?? []),
  );
  const path = asked.find((word) => word.includes('/') && !/^\/usr(?:\/local)?\/bin\//.test(word));
  return path?.replace(/\/bin\/[^/]*$/, '');
}

type PlaceVariables = readonly (readonly [name: string, layout: InstallPlace['layout']])[];

function setFor(variables: PlaceVariables, folder: string, valueOf: ValueOf): InstallPlace[] {
  return variables.flatMap(([name, layout]) => {
    const path = valueOf(name) || undefined;
    return path === undefined ? [] : [placeAt(absolutePath(path, folder), layout)];
  });
}

const pipVariables: PlaceVariables = [
  ['PIP_TARGET', 'other'],
  ['PIP_PREFIX', 'prefix'],
  ['PIP_ROOT', 'other'],
];

const environmentVariables: PlaceVariables = [
  ['POETRY_VIRTUALENVS_PATH', 'other'],
  ['POETRY_CACHE_DIR', 'other'],
  ['WORKON_HOME', 'other'],
  ['VIRTUAL_ENV', 'environment'],
  ['UV_PROJECT_ENVIRONMENT', 'environment'],
  ['PYTHONUSERBASE', 'prefix'],
  ['PYROOT', 'prefix'],
];

const system = [placeAt('/usr/local', 'own'), placeAt('/usr/lib/python3', 'other'), placeAt('/root/.local', 'prefix')];

/** Where tools keep environments of their own. */
const ofTools: Readonly<Record<string, readonly InstallPlace[]>> = {
  poetry: [placeAt('/root/.cache/pypoetry', 'other')],
};

function placeAt(path: string, layout: InstallPlace['layout']): InstallPlace {
  return { path, layout: path === '/usr/local' ? 'own' : layout };
}

/** `ENV PATH="/opt/venv/bin:$PATH"`: its value is not known as a whole, and its first folder is. */
function venvsOnPath(valueOf: ValueOf): readonly InstallPlace[] {
  const [, venv] = /^(\/[^:]+)\/bin:/.exec(valueOf('PATH') ?? '') ?? [];
  return venv === undefined ? [] : [placeAt(venv, venv === '/root/.local' ? 'prefix' : 'environment')];
}

/** Whether a path that is copied holds something of a place, or is within it. */
export function touches(path: string, place: string): boolean {
  const [a, b] = [`${path.replace(/\/+$/, '')}/`, `${place.replace(/\/+$/, '')}/`];
  return a.startsWith(b) || b.startsWith(a);
}

/** Where installed packages lie, in images as they are usually made. */
export const packageFolder: RegExp = /\/(?:site-packages|dist-packages|\.?venv|virtualenvs?)(?:\/|$)/;
