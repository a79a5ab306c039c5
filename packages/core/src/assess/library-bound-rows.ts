// Versions of system libraries that releases build with, where their sdists say it in words of their own or were not read. A row needs a
// source: the file of the sdist in which the bound stands, an issue, or one of our builds.

export interface LibraryBoundRow {
  /** Normalised. */
  readonly name: string;
  /** A specifier set (PEP 440); empty for all versions. */
  readonly versions: string;
  /** The last release of that range, which is offered where a newer one does not build. */
  readonly last?: string;
  /** Id of the library table. */
  readonly library: string;
  /** `>=9.2`, `<2.5`; `same`: the release's own number must be that of the library. */
  readonly bound: string;
  readonly source: string;
}

const proj = (versions: string, bound: string, last?: string): LibraryBoundRow => ({
  name: 'pyproj',
  versions,
  ...(last === undefined ? {} : { last }),
  library: 'proj',
  bound,
  source: 'PROJ_MIN_VERSION in setup.py of 2.4.0, 2.6.1, 3.0.1, 3.2.1, 3.3.1, 3.4.1, 3.5.0, 3.6.1, 3.7.0 and 3.7.1',
});

const av = (versions: string, bound: string, last?: string): LibraryBoundRow => ({
  name: 'av',
  versions,
  ...(last === undefined ? {} : { last }),
  library: 'ffmpeg',
  bound,
  source: "PyAV's changelog of 10.0, 11.0, 13.0 and 14.0; build-results.json",
});

export const libraryBoundRows: readonly LibraryBoundRow[] = [
  av('>=14', '>=7'),
  av('>=13,<14', '>=6', '13.1.0'),
  // FFmpeg 7 has no channel_layout any more
  av('<13', '<7'),
  av('>=11,<13', '>=5', '12.3.0'),
  av('>=10,<11', '>=4.3', '10.0.0'),
  proj('>=3.7', '>=9.2'),
  proj('>=3.5,<3.7', '>=9.0', '3.6.1'),
  proj('>=3.4,<3.5', '>=8.2', '3.4.1'),
  proj('>=3.3,<3.4', '>=8.0', '3.3.1'),
  proj('>=3,<3.3', '>=7.2', '3.2.1'),
  proj('>=2.4,<3', '>=6.2', '2.6.1.post1'),
  { name: 'rasterio', versions: '>=1.4', library: 'gdal', bound: '>=3.5', source: 'setup.py of 1.4.3' },
  {
    name: 'rasterio',
    versions: '>=1.3,<1.4',
    last: '1.3.11',
    library: 'gdal',
    bound: '>=3.1',
    source: 'setup.py of 1.3.11',
  },
  { name: 'fiona', versions: '>=1.9', library: 'gdal', bound: '>=3.1', source: 'setup.py of 1.9.6 and 1.10.1' },
  { name: 'shapely', versions: '>=2.1', library: 'geos', bound: '>=3.9', source: 'MIN_GEOS_VERSION of 2.1.1' },
  {
    name: 'shapely',
    versions: '>=2,<2.1',
    last: '2.0.7',
    library: 'geos',
    bound: '>=3.5',
    source: 'MIN_GEOS_VERSION of 2.0.1 and 2.0.6',
  },
  { name: 'pygobject', versions: '>=3.51', library: 'glib', bound: '>=2.80', source: 'meson.build of 3.52.3' },
  { name: 'python-ldap', versions: '>=3.4.2', library: 'ldap', bound: '>=2.4', source: 'python-ldap/python-ldap#445' },
  {
    name: 'python-ldap',
    versions: '<3.4.2',
    library: 'ldap',
    bound: '<2.5',
    source: 'python-ldap/python-ldap#445; setup.cfg of 3.3.1 and 3.4.0',
  },
  { name: 'gdal', versions: '', library: 'gdal', bound: 'same', source: 'OSGeo/gdal#8029; build-results.json' },
];
