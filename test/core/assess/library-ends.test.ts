// Builds below the floor of a system library, or above its ceiling, and those beside them that fit.

import { describe, expect, it } from 'vitest';
import { libraryBoundRows } from '../../../packages/core/src/assess/library-bound-rows.ts';
import { libraryEnds } from '../../../packages/core/src/assess/library-ends.ts';
import { libraryOf } from '../../../packages/core/src/assess/toolchain/library.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { parseSpecifiers } from '../../../packages/core/src/packaging/specifier.ts';
import { deadEndWords } from '../../../packages/core/src/report/dead-end-words.ts';
import type { LibraryBound } from '../../../packages/core/src/sdist/library-bound.ts';

/** @param release `debian 12`; empty where it is not known */
function found(pin: string, release: string, libraries: readonly LibraryBound[] = []) {
  const [name = '', version = ''] = pin.split('==');
  const [distro = '', number = ''] = release.split(' ');
  return libraryEnds({
    name: normalizeName(name),
    version,
    reading: { libraries },
    distro: release === '' ? null : { name: distro, version: number },
  });
}

describe('libraryEnds', () => {
  it.each<readonly [pin: string, release: string, sentence: string, certain: boolean]>([
    [
      'pyproj==3.7.1',
      'debian 12',
      'It needs PROJ 9.2 or later, and Debian 12 has PROJ 9.1.1: the build stops; pyproj 3.6.1 is the newest that takes it.',
      true,
    ],
    [
      'pyproj==3.6.1',
      'ubuntu 22.04',
      'It needs PROJ 9.0 or later, and Ubuntu 22.04 has PROJ 8.2.1: the build stops; pyproj 3.4.1 is the newest that takes it.',
      true,
    ],
    [
      'rasterio==1.4.4',
      'debian 11',
      'It needs GDAL 3.5 or later, and Debian 11 has GDAL 3.2.2: the build stops; rasterio 1.3.11 is the newest that takes it.',
      true,
    ],
    [
      'shapely==2.1.1',
      'ubuntu 20.04',
      'It needs GEOS 3.9 or later, and Ubuntu 20.04 has GEOS 3.8.0: the build stops; shapely 2.0.7 is the newest that takes it.',
      true,
    ],
    [
      'python-ldap==3.4.0',
      'alpine 3.15',
      'It needs OpenLDAP before 2.5, and Alpine 3.15 has OpenLDAP 2.6: the build stops; python-ldap 3.4.2 is the first that takes it.',
      true,
    ],
    [
      'av==12.3.0',
      'debian 13',
      'It needs FFmpeg before 7, and Debian 13 has FFmpeg 7.1.5: the build stops; av 13 is the first that takes it.',
      true,
    ],
    [
      'av==13.1.0',
      'debian 12',
      'It needs FFmpeg 6 or later, and Debian 12 has FFmpeg 5.1.9: the build stops; av 12.3.0 is the newest that takes it.',
      true,
    ],
    [
      'av==11.0.0',
      'debian 11',
      'It needs FFmpeg 5 or later, and Debian 11 has FFmpeg 4.3.7: the build stops; av 10.0.0 is the newest that takes it.',
      true,
    ],
    [
      'GDAL==3.0.2',
      'debian 10',
      'It is for a library of its own number, and Debian 10 has GDAL 2.4.0: the build stops; gdal 2.4.0 is the one for it.',
      true,
    ],
    [
      'GDAL==3.2.2',
      'debian 12',
      'It is for a library of its own number, and Debian 12 has GDAL 3.6.2: it may not compile; gdal 3.6.2 is the one for it.',
      false,
    ],
    ['GDAL==3.0.2', 'alpine 3.20', "Its version must be that of the system's GDAL, which is not known here.", false],
    ['GDAL==3.0.2', '', "Its version must be that of the system's GDAL, which is not known here.", false],
  ])('%s on %s', (pin, release, sentence, certain) => {
    expect(found(pin, release).map((end) => [deadEndWords(end), end.certain])).toEqual([[sentence, certain]]);
  });

  it.each([
    ['pyproj==3.7.1', 'debian 13'],
    ['pyproj==3.6.1', 'debian 12'],
    ['GDAL==3.6.2', 'debian 12'],
    ['GDAL==3.6.4', 'debian 12'],
    // Debian keeps libldap_r: it was built on bookworm
    ['python-ldap==3.4.0', 'debian 12'],
    ['python-ldap==3.4.0', 'alpine 3.14'],
    ['python-ldap==3.4.2', 'alpine 3.15'],
    // What Alpine has was not read
    ['pyproj==3.7.1', 'alpine 3.18'],
    ['pyproj==3.7.1', ''],
    ['pyproj==1.9.6', 'debian 11'],
  ])('nothing for %s on %s', (pin, release) => expect(found(pin, release)).toEqual([]));

  it('goes by what the sdist says, of a project in no table too', () => {
    const bound = { library: 'proj', bound: '>=9.3.1', where: 'PROJ_MIN_VERSION in setup.py' };
    expect(found('pyproj==3.7.1', 'debian 12', [bound])).toEqual([
      {
        fact: {
          kind: 'library',
          library: 'PROJ',
          side: 'from',
          number: '9.3.1',
          release: 'Debian 12',
          has: '9.1.1',
          name: 'pyproj',
        },
        source: 'PROJ_MIN_VERSION in setup.py; library-versions.json',
        certain: true,
        instead: '3.6.1',
      },
    ]);
    expect(found('spam==1', 'debian 12', [bound]).map(deadEndWords)).toEqual([
      'It needs PROJ 9.3.1 or later, and Debian 12 has PROJ 9.1.1: the build stops.',
    ]);
    expect(found('spam==1', 'debian 12', [{ ...bound, library: 'eggs' }])).toEqual([]);
  });
});

it('the table names libraries, ranges and bounds that can be read', () => {
  for (const { name, versions, library, bound, source } of libraryBoundRows) {
    expect([name, libraryOf(library)?.id, parseSpecifiers(versions).ok]).toEqual([normalizeName(name), library, true]);
    expect(bound).toMatch(/^(?:same|(?:>=|<)\d+(?:\.\d+)*)$/);
    expect(source).not.toBe('');
  }
});
