// What a build needs, as a person reads it.

import { describe, expect, it } from 'vitest';
import { type Build, buildKnownBy } from '../../../packages/core/src/assess/assess.ts';
import type { BuildRequirement } from '../../../packages/core/src/assess/build-requirement.ts';
import type { DeadEnd } from '../../../packages/core/src/assess/dead-end.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { deadEndsOf, needsOf, needsText } from '../../../packages/core/src/report/needs.ts';
import { readSdist } from '../../../packages/core/src/sdist/read-sdist.ts';
import { recordedSdist } from '../../support/sdist-shelf.ts';

const plain = buildKnownBy(true, []);
const requirement = (text: string, verdict: BuildRequirement['verdict'], version: string | null): BuildRequirement => ({
  name: normalizeName(text.replace(/[^\w-].*/, '')),
  text,
  verdict,
  version,
});
const fails: DeadEnd['fact'] = { kind: 'takes-cython', from: '3', failure: null, unlessHeld: false };
const matplotlib = readSdist(recordedSdist('matplotlib-3.3.2').contents);

describe('needsText', () => {
  it.each<[what: string, build: Build, said: readonly string[]]>([
    ['nothing known', plain, []],
    [
      'compilers and libraries',
      {
        ...plain,
        needs: {
          things: [
            { kind: 'rust' },
            { kind: 'compiler', languages: ['C'] },
            { kind: 'headers', of: ['OpenSSL', 'libffi'] },
          ],
          packages: null,
          notes: [{ kind: 'of-package', sentence: 'A note.' }],
        },
      },
      ['Rust, C compiler, OpenSSL and libffi headers', 'A note.'],
    ],
    [
      'no way round a compiler where a pip before 10 stops before the build looks at it: cryptography 3.4.8 on Ubuntu 18.04',
      {
        ...plain,
        deadEnds: [
          {
            fact: { kind: 'unisolated', names: ['setuptools-rust'], pip: '9.0.1' },
            source: 'PEP 518',
            certain: false,
          },
        ],
        needs: {
          things: [{ kind: 'rust' }],
          packages: null,
          notes: [{ kind: 'of-package', sentence: 'Without Rust it builds too.' }],
        },
      },
      [
        'Rust',
        'pip 9.0.1 does not read its pyproject.toml, and brings nothing that its build asks for there (pip 10 does): it stops where setuptools-rust is not.',
      ],
    ],
    [
      'what is fetched',
      {
        ...plain,
        reading: matplotlib,
        needs: { things: [{ kind: 'compiler', languages: ['C++'] }], packages: null, notes: [] },
      },
      ['C++ compiler; fetches FreeType while building'],
    ],
    [
      'requirements that are built themselves',
      {
        ...plain,
        requirements: [requirement('numpy==1.17.3', 'build', '1.17.3'), requirement('cython', 'wheel', '3.0.10')],
      },
      ['not known', 'Building it also builds numpy 1.17.3.'],
    ],
    [
      // Why it was not read stands in why().
      'a known dead end and an sdist that was not read',
      {
        ...plain,
        unread: { kind: 'sdist-unreadable', problem: 'HTTP 404' },
        deadEnds: [{ fact: fails, source: 'yaml/pyyaml#601', certain: true }],
      },
      ['not known', 'Its build takes Cython 3 and fails with it.'],
    ],
    [
      'nothing shows what it compiles',
      {
        ...plain,
        needs: { things: [], packages: null, notes: [{ kind: 'rust-unknown', release: 'Debian 12', has: null }] },
      },
      ['not known', 'Which Rust it needs is not known.'],
    ],
    [
      'somebody looked and found nothing',
      { ...plain, needs: { things: [], packages: null, notes: [] } },
      ['not known'],
    ],
    [
      'requirements of which nobody knows whether they compile',
      {
        ...plain,
        needs: { things: [{ kind: 'compiler', languages: ['C'] }], packages: null, notes: [] },
        requirements: [requirement('toolx', 'unknown', '1.0'), requirement('cython', 'unknown', null)],
      },
      ['C compiler', 'Whether toolx 1.0 must be compiled for it as well is not known.'],
    ],
    [
      'the same of a pure package, of which why() says it',
      {
        ...buildKnownBy(false, []),
        needs: { things: [], packages: null, notes: [] },
        requirements: [requirement('toolx', 'unknown', '1.0')],
      },
      ['not known'],
    ],
    [
      'an extension that may be left out',
      { ...plain, reading: { ...matplotlib, fetches: [], optional: true } },
      ['not known', 'Without a compiler it installs all the same, without its extension modules.'],
    ],
    [
      // PyYAML 6.0
      'the same where its build is known to fail before',
      {
        ...plain,
        reading: { ...matplotlib, fetches: [], optional: true },
        deadEnds: [{ fact: fails, source: 'yaml/pyyaml#601', certain: true }],
      },
      ['not known', 'Its build takes Cython 3 and fails with it.'],
    ],
    [
      // cryptography 3.4.7 with OpenSSL 3: "Without Rust it builds too" is no help there.
      'a way to build what fails all the same',
      {
        ...plain,
        needs: { things: [{ kind: 'rust' }], packages: null, notes: [{ kind: 'of-package', sentence: 'A note.' }] },
        requirements: [requirement('cffi', 'build', '1.17.1')],
        deadEnds: [{ fact: { kind: 'openssl-3' }, source: 'a/b#1', fixedIn: '35', certain: true }],
      },
      [
        'Rust',
        'Built with OpenSSL 3 it fails on import (undefined symbol FIPS_mode); 35 is the first that knows OpenSSL 3.',
      ],
    ],
    [
      // datrie 0.8.2
      'the same where there is a way around the failure',
      {
        ...plain,
        needs: { things: [], packages: null, notes: [{ kind: 'of-package', sentence: 'A note.' }] },
        deadEnds: [{ fact: { kind: 'gcc-14' }, source: 'a/b#1', certain: true }],
      },
      [
        'not known',
        'GCC 14 and later refuse its C (incompatible pointer types), unless CFLAGS=-Wno-error=incompatible-pointer-types is set.',
        'A note.',
      ],
    ],
    [
      'the same where a requirement of its build must be compiled before',
      {
        ...plain,
        reading: { ...matplotlib, fetches: [], optional: true },
        requirements: [requirement('cython', 'build', '0.29.1')],
      },
      ['not known', 'Building it also builds cython 0.29.1.'],
    ],
  ])('%s', (_, build, said) => {
    expect(needsText(build)).toEqual(said);
  });
});

describe('what JSON has of it', () => {
  it('has each thing apart, and dead ends with their source', () => {
    const build: Build = {
      ...plain,
      reading: matplotlib,
      needs: {
        things: [
          { kind: 'compiler', languages: ['C++'] },
          { kind: 'program', name: 'FreeType' },
        ],
        packages: null,
        notes: [{ kind: 'of-package', sentence: 'A note.' }],
      },
      requirements: [requirement('numpy==1.17.3', 'build', '1.17.3')],
      deadEnds: [{ fact: fails, source: 'a/b#1', fixedIn: '2.0', certain: true }],
    };
    expect(needsOf(build)).toEqual(['C++ compiler', 'FreeType', 'fetches FreeType while building']);
    expect(deadEndsOf(build)).toEqual([
      { text: 'Its build takes Cython 3 and fails with it; 2.0 builds.', source: 'a/b#1', fixedIn: '2.0' },
    ]);
  });

  it('is null where nothing is known', () => {
    expect(needsOf(plain)).toBeNull();
    expect(needsOf({ ...plain, needs: { things: [], packages: null, notes: [] } })).toBeNull();
    expect(deadEndsOf({ ...plain, deadEnds: [{ fact: fails, source: 'a/b#1', certain: true }] })).toEqual([
      { text: 'Its build takes Cython 3 and fails with it.', source: 'a/b#1', fixedIn: null },
    ]);
  });
});
