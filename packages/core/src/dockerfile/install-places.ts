// Where an installation puts its packages inside the image: what a later stage may copy.

import { absolutePath } from './context-paths.ts';
import type { ValueOf } from './expand-variables.ts';

/** Options of pip and uv that name a folder. */
const folderOptions = /^(?:--(?:target|prefix|root)|-t)$/;

/**
 * @param words of the whole command, the program first
 * @returns folders that may hold what it installs; one of them does
 */
export function installPlaces(
  tool: string,
  words: readonly string[],
  folder: string,
  valueOf: ValueOf,
): readonly string[] {
  const named = words.flatMap((word, index) => {
    const [option = '', value] = word.startsWith('--') ? word.split('=') : [word];
    return folderOptions.test(option) ? [value ?? words[index + 1] ?? ''] : [];
  });
  if (named.length > 0) return named.map((path) => absolutePath(path, folder));
  const [program = ''] = words;
  const [, venv] = /^(.*)\/bin\/[^/]+$/.exec(program) ?? [];
  const variables = ['VIRTUAL_ENV', 'UV_PROJECT_ENVIRONMENT', 'PYTHONUSERBASE', 'PYROOT'];
  const set = variables.flatMap((name) => valueOf(name) ?? []).map((path) => absolutePath(path, folder));
  if (venv !== undefined && !/^\/usr(?:\/local)?$/.test(venv)) return [absolutePath(venv, folder)];
  const system = ['/usr/local', '/usr/lib/python3', '/root/.local'];
  return tool === 'pip'
    ? [...set, ...system, ...venvsOnPath(valueOf)]
    : [...set, absolutePath('.venv', folder), absolutePath('__pypackages__', folder), ...system];
}

/** `ENV PATH="/opt/venv/bin:$PATH"`: its value is not known as a whole, and its first folder is. */
function venvsOnPath(valueOf: ValueOf): readonly string[] {
  const [, venv] = /^(\/[^:]+)\/bin:/.exec(valueOf('PATH') ?? '') ?? [];
  return venv === undefined ? [] : [venv];
}

/** Whether a path that is copied holds something of a place, or is within it. */
export function touches(path: string, place: string): boolean {
  const [a, b] = [`${path.replace(/\/+$/, '')}/`, `${place.replace(/\/+$/, '')}/`];
  return a.startsWith(b) || b.startsWith(a);
}

/** Where installed packages lie, in images as they are usually made. */
export const packageFolder: RegExp = /\/(?:site-packages|dist-packages|\.?venv|virtualenvs?)(?:\/|$)/;
