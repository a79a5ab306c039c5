// The tables as a whole: made by the script, usable in every row, and safe in a shell.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeToolchain } from '../../../../scripts/make/make-toolchain.mjs';
import type { PackageManager } from '../../../../packages/core/src/assess/toolchain/build-needs.ts';
import { libraryOf, packagesOf, runtimeOf } from '../../../../packages/core/src/assess/toolchain/library.ts';
import { packageRow, packageRows } from '../../../../packages/core/src/assess/toolchain/package-row.ts';
import { releaseFacts } from '../../../../packages/core/src/assess/toolchain/release-facts.ts';
import { normalizeName } from '../../../../packages/core/src/packaging/name.ts';
import { parseSpecifiers, satisfies } from '../../../../packages/core/src/packaging/specifier.ts';
import { parseVersion } from '../../../../packages/core/src/packaging/version.ts';

const root = join(import.meta.dirname, '../../../..');

interface Recorded {
  readonly libraries: Readonly<Record<string, RecordedLibrary>>;
}

interface RecordedLibrary {
  readonly apk: Rules;
  readonly apt: Rules;
  readonly dnf: Rules;
  readonly runtime?: 'python' | { readonly apk: Rules; readonly apt: Rules };
}

type Rules = string | null | readonly (readonly [condition: string, names: string | null])[];

const { libraries }: Recorded = JSON.parse(readFileSync(join(root, 'scripts/data/build-libraries.json'), 'utf8'));
const { releases }: { releases: Readonly<Record<string, { readonly lacking: readonly string[] }>> } = JSON.parse(
  readFileSync(join(root, 'scripts/data/apt-releases.json'), 'utf8'),
);

const rulesOf = (rules: Rules): readonly (readonly [string, string | null])[] =>
  typeof rules === 'string' || rules === null ? [['', rules]] : rules;

describe('the generated modules', () => {
  it('are what the script makes today', async () => {
    const made = Object.entries(await makeToolchain());
    expect(made).toHaveLength(5);
    for (const [path, text] of made) expect(readFileSync(join(root, path), 'utf8')).toBe(text);
  });
});

describe('package names', () => {
  const all = Object.values(libraries).flatMap(({ apk, apt, dnf, runtime }) =>
    [apk, apt, dnf, ...(typeof runtime === 'object' ? [runtime.apk, runtime.apt] : [])].flatMap((rules) =>
      rulesOf(rules).flatMap(([, names]) => names?.split(' ') ?? []),
    ),
  );

  it('need no quoting in a shell', () => {
    expect(all.length).toBeGreaterThan(200);
    // R's own, which neither Alpine nor Red Hat writes small, and what Red Hat writes as its project does.
    const large = [
      'unixODBC-devel',
      'mesa-libGL-devel',
      ...['', '_image', '_mixer', '_ttf'].map((part) => `SDL2${part}-devel`),
    ];
    expect(new Set(all.filter((name) => !/^[a-z0-9][a-z0-9+._-]+$/.test(name)))).toEqual(
      new Set(['R', 'R-dev', 'R-core-devel', ...large]),
    );
  });

  it('are in every apt release whose index was read', () => {
    const gone = Object.entries(releases).flatMap(([release, { lacking }]) => {
      const [name = '', version = ''] = release.split(' ');
      return Object.keys(libraries).flatMap((id) => {
        const library = libraryOf(id);
        if (!library) return [id];
        const names = [packagesOf, runtimeOf].flatMap((ask) => ask(library, 'apt', { name, version }) ?? []);
        return names.filter((each) => lacking.includes(each)).map((each) => `${release}: ${each}`);
      });
    });
    expect(gone).toEqual([]);
  });

  it('change with the release', () => {
    const apt = (id: string, name: string, version: string) => {
      const library = libraryOf(id);
      return library && packagesOf(library, name === 'alpine' ? 'apk' : 'apt', { name, version });
    };
    expect(apt('freetype', 'debian', '10')).toEqual(['libfreetype6-dev']);
    expect(apt('freetype', 'debian', '11')).toEqual(['libfreetype-dev']);
    expect(apt('freetype', 'ubuntu', '18.04')).toEqual(['libfreetype6-dev']);
    expect(apt('pcre', 'debian', '12')).toEqual(['libpcre3-dev']);
    expect(apt('pcre', 'debian', '13')).toBeNull();
    expect(apt('ldap', 'debian', '11')).toEqual(['libldap2-dev']);
    expect(apt('ldap', 'debian', '12')).toEqual(['libldap-dev']);
    expect(apt('girepository-2', 'debian', '12')).toBeNull();
    expect(apt('mysql', 'debian', '8')).toEqual(['libmysqlclient-dev']);
    expect(apt('libpq', 'alpine', '3.9')).toEqual(['postgresql-dev']);
    expect(apt('libpq', 'alpine', '3.15')).toEqual(['libpq-dev']);
  });
});

describe('what a built module runs with', () => {
  it.each<readonly [id: string, manager: PackageManager, release: string, names: readonly string[] | null]>([
    ['libpq', 'apt', 'debian 12', ['libpq5']],
    ['libpq', 'apk', 'alpine 3.20', ['libpq']],
    ['mysql', 'apt', 'debian 12', ['libmariadb3']],
    ['mysql', 'apt', 'debian 9', null],
    ['mysql', 'apt', 'ubuntu 24.04', ['libmysqlclient21']],
    ['ldap', 'apt', 'debian 12', ['libldap-2.5-0']],
    ['geos', 'apt', 'ubuntu 24.04', ['libgeos-c1t64']],
    ['libxml2', 'apt', 'debian 14', ['libxml2-16']],
    ['hdf5', 'apt', 'debian 13', ['libhdf5-310', 'libhdf5-hl-310']],
    ['hdf5', 'apk', 'alpine 3.20', null],
    // Nobody read dnf's
    ['libpq', 'dnf', 'fedora 41', null],
    // Other names, or none that is known
    ['gdal', 'apt', 'debian 12', ['libgdal32']],
    ['gdal', 'apt', 'debian 10', null],
    ['xmlsec', 'apt', 'debian 12', null],
    // In every image that has a Python
    ['openssl', 'apt', 'debian 12', []],
    ['zlib', 'dnf', 'fedora 41', []],
    ['linux-headers', 'apk', 'alpine 3.20', []],
  ])('%s with %s on %s: %j', (id, manager, release, names) => {
    const [name = '', version = ''] = release.split(' ');
    const library = libraryOf(id);
    expect(library && runtimeOf(library, manager, { name, version })).toEqual(names);
  });
});

describe('the rows of projects', () => {
  const rows = packageRows();

  it('name projects, ranges, languages and libraries that there are', () => {
    expect(rows.length).toBeGreaterThan(130);
    const broken = rows.filter(
      ({ name, versions, languages, libraries: used, tools }) =>
        name !== normalizeName(name) ||
        !parseSpecifiers(versions).ok ||
        languages.length === 0 ||
        [...used.map(({ id }) => id), ...tools].some((id) => !libraryOf(id)),
    );
    expect(broken).toEqual([]);
  });

  it.each([
    ['cryptography', '3.3.2', null],
    ['cryptography', '3.4', '1.45'],
    ['cryptography', '3.4.4', '1.45'],
    ['cryptography', '3.4.5', '1.41'],
    ['cryptography', '35.0.0', '1.41'],
    ['cryptography', '37.0.4', '1.41'],
    ['cryptography', '38.0.0', '1.48'],
    ['cryptography', '40.0.2', '1.48'],
    ['cryptography', '41.0.7', '1.56'],
    ['cryptography', '42.0.8', '1.63'],
    ['cryptography', '43.0.0', '1.65'],
    ['cryptography', '44.0.3', '1.65'],
    ['cryptography', '45.0.7', '1.74'],
    ['cryptography', '46.0.7', '1.74'],
    ['cryptography', '47.0.0', '1.83'],
    ['cryptography', '50.0.2', '1.83'],
    ['bcrypt', '3.2.2', null],
    ['bcrypt', '4.0.1', '1.56'],
    ['bcrypt', '4.1.3', '1.64'],
    ['bcrypt', '4.3.0', '1.64'],
    ['bcrypt', '5.0.0', '1.74'],
    ['orjson', '3.10.0', '1.72'],
    ['orjson', '3.11.4', '1.85'],
    ['orjson', '3.13.0', '1.95'],
  ])('%s %s takes Rust from %s on', (name, version, rust) => {
    expect(packageRow(normalizeName(name), version)?.rust).toBe(rust);
  });

  it('never fit a version twice', () => {
    const fits = (versions: string, text: string) => {
      const [range, version] = [parseSpecifiers(versions), parseVersion(text)];
      return range.ok && version.ok && satisfies(version.value, range.value);
    };
    const bounds = rows.flatMap(({ versions }) => versions.match(/[0-9][0-9.]*/g) ?? []);
    const texts = ['0.1', ...bounds.flatMap((bound) => [bound, `${bound}.1`])];
    const twice = [...new Set(rows.map(({ name }) => name))].filter((name) =>
      texts.some((text) => rows.filter((row) => row.name === name && fits(row.versions, text)).length > 1),
    );
    expect(bounds.length).toBeGreaterThan(50);
    expect(twice).toEqual([]);
  });
});

describe('the releases', () => {
  it.each([
    ['debian', '11', '1.48.0'],
    ['debian', '12', '1.63.0'],
    ['debian', '13', '1.85.1'],
    ['ubuntu', '24.04', '1.75.0'],
    ['alpine', '3.12', '1.44.0'],
    ['alpine', '3.20', '1.78.0'],
    ['alpine', '3.24', '1.96.1'],
    // Nobody said it
    ['alpine', '3.19', undefined],
    ['debian', '10', null],
  ])('%s %s has Rust %s', (name, version, rust) => {
    expect(releaseFacts({ name, version })?.rust).toBe(rust);
  });

  it.each(['8', '9', '10', '11', '12', '13'])(
    'the full image of Debian %s holds what its Dockerfile lists',
    (version) => {
      const held = releaseFacts({ name: 'debian', version })?.fullImage;
      for (const name of [
        'libssl-dev',
        'libffi-dev',
        'libpq-dev',
        'libxml2-dev',
        'libxslt1-dev',
        'zlib1g-dev',
        'make',
        'git',
      ])
        expect(held).toContain(name);
      for (const name of ['cmake', 'cargo', 'gfortran', 'libhdf5-dev', 'unixodbc-dev', 'libsasl2-dev'])
        expect(held).not.toContain(name);
    },
  );
});
