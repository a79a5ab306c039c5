// 372 real sdists against what was found out about each by its wheels, its build files and real builds: fixtures/sdists/truth.json.
//
// The contents beside it were recorded by scripts/record/record-sdists.mjs; the truth was written by hand.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fetchWords } from '../../../packages/core/src/report/fetch-words.ts';
import { readSdist } from '../../../packages/core/src/sdist/read-sdist.ts';
import type { SdistContents } from '../../../packages/core/src/sdist/sdist-contents.ts';

interface Truth {
  readonly sdist: string;
  /** Whether installing it on Linux, with nothing asked for, compiles anything. */
  readonly native: boolean;
  readonly optional?: boolean;
  readonly languages: readonly string[];
  readonly backend: string;
  /** How it is known. */
  readonly how: string;
}

const fixtures = new URL('../../../fixtures/sdists/', import.meta.url);
const truths = JSON.parse(readFileSync(new URL('truth.json', fixtures), 'utf8')) as readonly Truth[];

function contentsOf(sdist: string): SdistContents {
  const recorded = JSON.parse(readFileSync(new URL(`${sdist}.json`, fixtures), 'utf8')) as {
    members: string[];
    texts: Record<string, string>;
  };
  return { members: recorded.members, texts: new Map(Object.entries(recorded.texts)) };
}

const readings = truths.map((truth) => ({ truth, reading: readSdist(contentsOf(truth.sdist)) }));

/** Pure ones that are not called so; each is on the safe side, since what is not pure counts as a build. */
const cautious: Readonly<Record<string, boolean | null>> = {
  'mypy-1.10.0': null,
  'setuptools-69.5.1': null,
  // Its install starts a shell script
  'tensorboardX-2.1': null,
  // A C file that nothing builds, beside a command for tests
  'autobahn-18.12.1': null,
  // What stands in its tools/ is read in a second turn, and is not recorded
  'suds-community-0.8.4': null,
};

/** More is listed than is compiled: templates of Cython's own, and sources that debugpy has compiled before. */
const moreLanguages: Readonly<Record<string, readonly string[]>> = {
  'Cython-3.0.10': ['c', 'c++', 'cython'],
  'debugpy-1.8.1': ['c', 'c++', 'cython'],
};

describe('real sdists', () => {
  it('calls no native one pure', () => {
    const wrong = readings.filter(({ truth, reading }) => truth.native && reading.native === false);
    expect(wrong.map(({ truth }) => truth.sdist)).toEqual([]);
  });

  it('recognises every native one, and every pure one but those that it cannot be sure of', () => {
    const unexpected = readings.filter(({ truth, reading }) =>
      Object.hasOwn(cautious, truth.sdist) ? reading.native !== cautious[truth.sdist] : reading.native !== truth.native,
    );
    expect(unexpected.map(({ truth, reading }) => `${truth.sdist}: ${reading.native}`)).toEqual([]);
  });

  it.each(readings.map((each) => [each.truth.sdist, each] as const))('%s', (_, { truth, reading }) => {
    expect(reading.backend).toBe(truth.backend);
    expect(reading.optional).toBe(truth.optional ?? false);
    if (truth.native) expect(reading.languages).toEqual(moreLanguages[truth.sdist] ?? truth.languages);
    expect(reading.evidence.length).toBeGreaterThan(0);
    if (reading.native === false) expect([reading.languages, reading.tools, reading.fetches]).toEqual([[], [], []]);
  });

  it('has precision 1 and recall 1 for native, precision 1 and recall 0.977 for pure', () => {
    const count = (native: boolean, called: boolean | null): number =>
      readings.filter(({ truth, reading }) => truth.native === native && reading.native === called).length;
    const [natives, pures] = [true, false].map((native) => truths.filter((truth) => truth.native === native).length);
    expect({ natives, pures }).toEqual({ natives: 152, pures: 220 });
    expect({
      native: { called: count(true, true) + count(false, true), rightly: count(true, true) },
      pure: { called: count(true, false) + count(false, false), rightly: count(false, false) },
      notKnown: count(true, null) + count(false, null),
    }).toEqual({
      native: { called: 152, rightly: 152 },
      pure: { called: 215, rightly: 215 },
      notKnown: 5,
    });
  });
});

describe('what real builds call and fetch', () => {
  const rows: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['matplotlib-3.3.2', ['make', 'pkg-config'], ['FreeType']],
    ['matplotlib-3.8.2', ['make', 'pkg-config', 'autoconf'], ['FreeType', 'Qhull']],
    ['uvloop-0.19.0', ['make', 'autoconf'], []],
    ['gevent-23.9.1', ['make'], []],
    ['PyNaCl-1.5.0', ['make', 'autoconf'], []],
    ['pyarrow-16.0.0', ['cmake'], []],
    ['llvmlite-0.42.0', ['cmake', 'make'], []],
    ['M2Crypto-0.41.0', ['swig'], []],
    ['pygraphviz-1.12', [], []],
    ['mysqlclient-2.1.1', [], []],
    ['mysqlclient-2.2.4', ['pkg-config'], []],
    ['dbus-python-1.3.2', ['pkg-config'], []],
    // Build isolation brings cmake and ninja
    ['lightgbm-4.3.0', [], ['sources that CMakeLists.txt downloads']],
    ['cryptography-3.4.7', [], ['Rust crates']],
    // Its crates are in the sdist
    ['orjson-3.10.0', [], []],
    ['aiohttp-3.9.5', [], []],
    // Only a static build, which an environment variable asks for, calls make and downloads
    ['xmlsec-1.3.12', ['make', 'pkg-config'], []],
  ];
  it.each(rows)('%s', (sdist, tools, fetches) => {
    const reading = readSdist(contentsOf(sdist));
    expect(reading.tools).toEqual(tools);
    expect(reading.fetches.map(fetchWords)).toEqual(fetches);
  });
});

describe('what real crates ask of Rust', () => {
  it.each([
    ['cryptography-3.4.7', null, '2018', '0.13.1'],
    ['cryptography-50.0.2', '1.83.0', '2021', '0.29'],
    ['bcrypt-4.1.2', null, '2018', '0.20.0'],
    // pyo3-ffi alone
    ['orjson-3.10.0', '1.72', '2021', '0.21'],
    ['pydantic_core-2.18.2', '1.76', '2021', '0.21.1'],
    ['polars-0.20.31', null, '2021', '0.21'],
    // A program
    ['uv_build-0.13.6', '1.97.0', '2024', null],
  ])('%s', (sdist, minimum, edition, pyo3) => {
    expect(readSdist(contentsOf(sdist)).rust).toEqual({ minimum, edition, pyo3 });
  });

  it('says that polars wants a nightly', () => {
    expect(readSdist(contentsOf('polars-0.20.31')).evidence).toContainEqual({
      kind: 'rust-channel',
      file: 'py-polars/rust-toolchain.toml',
      channel: 'nightly-2024-05-14',
    });
  });
});
