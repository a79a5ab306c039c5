// A folder of the image where something may have been installed.

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

/** Whether a path that is copied holds something of a place, or is within it. */
export function touches(path: string, place: string): boolean {
  const [a, b] = [`${path.replace(/\/+$/, '')}/`, `${place.replace(/\/+$/, '')}/`];
  return a.startsWith(b) || b.startsWith(a);
}

/** Where installed packages lie, in images as they are usually made. */
export const packageFolder: RegExp = /\/(?:site-packages|dist-packages|\.?venv|virtualenvs?)(?:\/|$)/;
