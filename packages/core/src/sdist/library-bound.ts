// Which versions of a system library an sdist says that it builds with.

import type { SdistContents } from './sdist-contents.ts';

export interface LibraryBound {
  /** As the sdist calls it, in lower case: `proj`, `gdal`, `girepository-2.0`, `ldap`. */
  readonly library: string;
  /** `>=9.2.0` or `<2.5` */
  readonly bound: string;
  /** Where it stands: `PROJ_MIN_VERSION in setup.py`. */
  readonly where: string;
}

/** What is no library of the system. */
const others = /^(?:python|py|numpy|cython|setuptools|gcc|cmake|meson|rust|node|cuda|macos\w*|java|pip)$/;

/** `PROJ_MIN_VERSION = (9, 2, 0)` (pyproj, cartopy), `MIN_GEOS_VERSION = "3.9"` (shapely), `PROJ_MIN_VERSION = parse_version("8.2.0")`. */
const constant =
  /^((?:MIN(?:IMUM)?_([A-Z][A-Z0-9]*)|([A-Z][A-Z0-9]*)_MIN(?:IMUM)?)_VERSION)[ \t]*=[ \t]*(?:\w+\([ \t]*)?(?:\([ \t]*(\d+(?:[ \t]*,[ \t]*\d+){1,3})[ \t]*,?[ \t]*\)|['"](\d+(?:\.\d+)+)['"])/gm;

/** `if (gdal_major_version, gdal_minor_version) < (3, 5):` and what ends it (rasterio, fiona). */
const compared =
  /^[ \t]*if[ \t]*\([ \t]*([a-z]+)_major\w*[ \t]*,[ \t]*\1_minor\w*[ \t]*\)[ \t]*<[ \t]*\((\d+)[ \t]*,[ \t]*(\d+)\)[ \t]*:[ \t]*\n(?:[^\n]*\n){0,6}?[ \t]*(?:raise\b|sys\.exit\b)/gm;

/** More than any script has. */
const MAX_BOUNDS = 10;

/** @param code of setup.py, as `pythonCode` gives it */
export function libraryBounds(code: string, { texts }: SdistContents): readonly LibraryBound[] {
  const named = [...code.matchAll(constant)].map(({ 1: name = '', 2: one, 3: other, 4: tuple, 5: text = '' }) => ({
    library: (one ?? other ?? '').toLowerCase(),
    bound: `>=${tuple === undefined ? text : tuple.split(/\s*,\s*/).join('.')}`,
    where: `${name} in setup.py`,
  }));
  const checked = [...code.matchAll(compared)].map(({ 1: library = '', 2: major = '', 3: minor = '' }) => ({
    library,
    bound: `>=${major}.${minor}`,
    where: 'setup.py',
  }));
  // OpenLDAP 2.5 merged libldap_r into libldap (python-ldap before 3.4.2)
  const ldap = /^libs[ \t]*=[^\n]*\bldap_r\b/m.test(texts.get('setup.cfg') ?? '')
    ? [{ library: 'ldap', bound: '<2.5', where: 'ldap_r in setup.cfg' }]
    : [];
  return [...named, ...checked, ...ldap].filter(({ library }) => !others.test(library)).slice(0, MAX_BOUNDS);
}
