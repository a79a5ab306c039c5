// A folder of the image where something may have been installed.

import { isBesidePackages } from './beside-packages.ts';
import { fitsGlob } from './fits-glob.ts';
import { behindUnknown } from './unknown-folder.ts';

export interface InstallPlace {
  readonly path: string;
  /**
   * Where packages lie in it: in `lib/python3.12/site-packages` of the Python's own folder, of an environment, of a folder
   * that stands for one; anywhere else.
   */
  readonly layout: 'own' | 'environment' | 'prefix' | 'other';
}

export function placeAt(path: string, layout: InstallPlace['layout']): InstallPlace {
  return { path, layout: path === '/usr/local' ? 'own' : layout };
}

/**
 * Folders of a Python's own, relative to the one above its `bin`; a project may lie beside them: `/usr/local/app`. A pattern may
 * mean one of them: `/usr/local/lib*`.
 */
const ofPython = /^\/(?:(?:s?bin|lib(?:64)?|include|share|etc)(?:\/|$)|[^/]*[*?[])/;

/** Whether a path that is copied may hold something of what is installed in a place. */
export function holdsOf(path: string, { path: place, layout }: InstallPlace): boolean {
  // Of a folder whose parents are not known its name tells.
  const behind = behindUnknown(place);
  if (behind !== undefined) return `${path}/`.includes(`${behind}/`) || packageFolder.test(`${path}/`);
  const isBeside = layout === 'own' && path.startsWith(`${place}/`) && !ofPython.test(path.slice(place.length));
  const isProgram = layout !== 'other' && path.startsWith(`${place}/`) && isBesidePackages(path.slice(place.length));
  return touches(path, place) && !isBeside && !isProgram;
}

/** Whether a path that is copied holds something of a place, or is within it. */
export function touches(path: string, place: string): boolean {
  if (/[*?[]/.test(path)) {
    const names = place.split('/');
    // Folder by folder: a star takes no slash.
    return path
      .replace(/\/+$/, '')
      .split('/')
      .slice(0, names.length)
      .every((part, at) => fitsGlob(names[at] ?? '', part));
  }
  const [a, b] = [`${path.replace(/\/+$/, '')}/`, `${place.replace(/\/+$/, '')}/`];
  return a.startsWith(b) || b.startsWith(a);
}

/** Where installed packages lie, in images as they are usually made. */
export const packageFolder: RegExp = /\/(?:site-packages|dist-packages|\.?venv|virtualenvs?)(?:\/|$)/;
