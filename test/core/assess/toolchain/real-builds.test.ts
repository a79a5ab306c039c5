// The packages that are printed, against real builds on Debian: scripts/data/build-results.json, made by scripts/record/record-builds.py.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { knownEnds } from '../../../../packages/core/src/assess/known-ends.ts';
import { packageRow } from '../../../../packages/core/src/assess/toolchain/package-row.ts';
import { needsOf } from '../../../../packages/core/src/assess/toolchain/needs-of.ts';
import { normalizeName } from '../../../../packages/core/src/packaging/name.ts';
import { resolveTarget } from '../../../../packages/core/src/image/resolve-target.ts';

interface Build {
  readonly build_ok?: boolean;
  readonly import_ok?: boolean | null;
  readonly installed?: string | null;
  readonly listed: readonly string[];
  readonly toolchain: readonly string[];
  readonly enough_with?: readonly string[] | null;
  readonly superfluous?: readonly string[] | null;
  /** Variables that the build was given: it is another build then. */
  readonly build_environment?: readonly string[];
  /** Bounds on what it was built with: the same. */
  readonly build_constraints?: readonly string[];
  readonly requirement: string;
}

const results = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../scripts/data/build-results.json'), 'utf8'),
) as Readonly<Record<string, Readonly<Record<string, Build>>>>;

const images = {
  bullseye: 'python:3.9-slim-bullseye',
  bookworm: 'python:3.11-slim-bookworm',
  trixie: 'python:3.13-slim-trixie',
} as const;

/** One library under two names in one release (Provides). */
const sameLibrary: Readonly<Record<string, string>> = { 'libldap2-dev': 'libldap-dev', 'cargo-web': 'cargo' };
const plain = (names: readonly string[]): readonly string[] => [
  ...new Set(names.map((name) => sameLibrary[name] ?? name)),
];

/** What a build did without at the cost of a part of it, which only its `links` show: pillow without pkg-config has no libtiff. */
const silentlyLess: ReadonlySet<string> = new Set(['bookworm pillow pkg-config']);

/** Needed in one release, and there by itself in another. */
const needlessThere: ReadonlySet<string> = new Set(['bookworm pylibmc zlib1g-dev']);

const built = Object.entries(images).flatMap(([suite, base]) =>
  Object.entries(results[suite] ?? {}).flatMap(([name, build]) => {
    const [, installed = name, version] = /^(.+)-([^-]+)$/.exec(build.installed ?? '') ?? [];
    const asItIs = build.build_environment === undefined && build.build_constraints === undefined;
    const worked = build.import_ok === true && version !== undefined && asItIs;
    // Of others their sdist tells, which is not at hand here
    const isKnown = packageRow(normalizeName(installed), version ?? '') !== undefined;
    return worked && isKnown && build.toolchain.length > 0 ? [{ suite, base, name: installed, version, build }] : [];
  }),
);

describe('real builds', () => {
  it('are many', () => {
    expect(built.length).toBeGreaterThan(40);
    expect(new Set(built.map(({ name }) => name)).size).toBeGreaterThan(35);
  });

  it.each(built)('$suite: $name $version', async ({ suite, base, name, version, build }) => {
    const target = await resolveTarget({ base, platform: 'linux/amd64' });
    const needs = needsOf({ name: normalizeName(name), version, reading: null, target });
    const printed = plain(needs.packages?.names ?? []);
    const enough = plain([...build.toolchain, ...build.listed, ...(build.enough_with ?? [])]);
    const needed = enough.filter((each) => !plain(build.superfluous ?? []).includes(each));
    // Nothing that the build did without, and everything that it had to have. cargo brings gcc on Debian, which is not relied on.
    const unused = printed.filter(
      (each) =>
        !enough.includes(each) &&
        each !== 'build-essential' &&
        !silentlyLess.has(`${suite} ${name} ${each}`) &&
        !needlessThere.has(`${suite} ${name} ${each}`),
    );
    expect(unused).toEqual([]);
    expect(needed.filter((each) => !printed.includes(each))).toEqual([]);
  });
});

describe('real builds that failed with what is printed', () => {
  it.each([
    ['bookworm', 'pyproj-3.7.1'],
    ['bookworm', 'gdal-3.8.4'],
    ['bookworm', 'pyyaml-6.0'],
    ['bookworm', 'xmlsec-1.3.14'],
    ['trixie', 'datrie-0.8.2'],
    ['trixie', 'tokenizers-0.13.3'],
    ['bullseye', 'pyproj-3.5.0'],
    ['bullseye', 'rasterio-1.4.3'],
    ['bookworm', 'pygobject-3.52.3'],
    ['bookworm', 'cytoolz-0.12.1'],
    ['trixie', 'lru-dict-1.1.8'],
    ['trixie', 'miniaudio-1.59'],
    ['trixie', 'greenlet-3.0.3'],
    ['trixie', 'cffi-1.16.0'],
    ['trixie', 'lxml-4.9.4'],
    ['trixie', 'yarl-1.9.2'],
    ['trixie', 'frozenlist-1.4.0'],
    ['trixie', 'aiohttp-3.8.6'],
    ['trixie', 'ruamel.yaml.clib-0.2.7'],
    ['trixie', 'pydantic-core-2.18.2'],
    ['trixie', 'uvloop-0.19.0'],
    ['trixie', 'aubio-0.4.9'],
    ['trixie', 'gevent-23.9.1'],
    ['trixie', 'markupsafe-1.0'],
    ['trixie', 'python-xlib-0.33'],
    ['trixie', 'numpy-1.25.2'],
    ['trixie', 'pymssql-2.3.2'],
    ['trixie', 'm2crypto-0.43.0'],
    ['trixie', 'py-radix-0.10.0'],
    ['trixie', 'esutil-0.6.16'],
    ['trixie', 'edgedb-1.7.0'],
    ['trixie', 'upolygon-0.1.11'],
    ['trixie', 'zodbpickle-3.2'],
    ['trixie', 'pysqlite3-0.4.7'],
    ['trixie', 'rrdtool-0.1.16'],
    ['trixie', 'dlib-19.24.2'],
    ['trixie', 'libvirt-python-11.0.0'],
    ['trixie', 'lxml-4.9.2'],
    ['trixie', 'setuptools-rust-0.9.0'],
    ['trixie', 'pymssql-2.3.7'],
    ['trixie', 'glpk-0.4.7'],
    ['trixie', 'euphonic-1.3.2'],
    ['trixie', 'python-levenshtein-0.12.2'],
    ['trixie', 'pysha3-1.0.2'],
    ['trixie', 'typed-ast-1.5.5'],
    ['trixie', 'wrapt-1.12.1'],
    ['bookworm', 'av-9.2.0'],
  ] as const)('%s: %s is known to fail', async (suite, key) => {
    const build = results[suite]?.[key];
    expect(build && build.build_ok === true && build.import_ok === true).toBe(false);
    const [name = '', version = ''] = build?.requirement.split('==') ?? [];
    const { python, image } = await resolveTarget({ base: images[suite], platform: 'linux/amd64' });
    const ends = knownEnds({
      name: normalizeName(name),
      version,
      reading: null,
      requirements: [],
      python: python.release,
      freeThreaded: false,
      distro: image?.distro ?? null,
      abi3: null,
    });
    expect(ends).not.toEqual([]);
  });
});
