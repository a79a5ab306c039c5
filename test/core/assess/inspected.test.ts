// What an sdist says, put together with what the wheels of its release said: every combination, and the verdict that follows.

import { sdistReading } from '../../support/sdist-reading.ts';
import { describe, expect, it } from 'vitest';
import { buildKnownBy, findingWithout } from '../../../packages/core/src/assess/assess.ts';
import { inspected, withBuild } from '../../../packages/core/src/assess/inspected.ts';
import type { SdistReading } from '../../../packages/core/src/sdist/sdist-reading.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';

const reading = (native: boolean | null, optional = false, plain = false): SdistReading =>
  sdistReading({
    native,
    plain,
    optional,
    languages: native ? ['c'] : [],
    requires: ['setuptools>=40.8.0'],
    evidence: [{ kind: 'unnamed-sources' }],
  });

const onlyNames = (name: string, how: 'maybe' | 'sure'): SdistReading =>
  sdistReading({ native: null, evidence: [{ kind: 'mechanisms', file: 'setup.py', names: [{ name, how }] }] });
const unreadScript = sdistReading({ native: null, evidence: [{ kind: 'unread-file', what: 'build.py' }] });

const finding = (wheels: boolean | 'a library' | null) =>
  findingWithout(wheels === false ? 'sdist' : 'build', 'no-wheel', {
    build: buildKnownBy(wheels === 'a library' ? true : wheels, [{ kind: 'no-wheels' }], {
      extension: wheels === true,
    }),
  });

describe('inspected', () => {
  it.each<[wheels: boolean | 'a library' | null, sdist: SdistReading, native: boolean | null, verdict: string]>([
    [null, reading(false), false, 'sdist'],
    [null, reading(true), true, 'build'],
    [null, reading(null), null, 'build'],
    [true, reading(true), true, 'build'],
    // mypyc and the like: what the same source was built into counts more than what nobody can see in it.
    [true, reading(false), true, 'build'],
    [true, reading(null), true, 'build'],
    [false, reading(false), false, 'sdist'],
    [false, reading(null), false, 'sdist'],
    // A native sdist called pure is the error that may not happen.
    [false, reading(true), true, 'build'],
    [false, reading(true, true), false, 'sdist'],
    [true, reading(true, true), true, 'build'],
    // A library that was copied into py3-none-PLATFORM wheels (rtree), where all that could compile was read.
    ['a library', reading(false, false, true), false, 'sdist'],
    ['a library', reading(false, false, false), true, 'build'],
    ['a library', reading(null, false, true), true, 'build'],
    ['a library', reading(true, false, true), true, 'build'],
    [true, reading(false, false, true), true, 'build'],
  ])('wheels say %s, the sdist %o: native %s, %s', (wheels, sdist, native, verdict) => {
    const result = inspected(finding(wheels), { state: 'read', reading: sdist });
    expect([result.build?.native, result.verdict]).toEqual([native, verdict]);
    expect(result.build?.evidence).toEqual([{ kind: 'no-wheels' }, { kind: 'unnamed-sources' }]);
    expect(result.build?.unread).toBeNull();
  });

  // As pip builds them with --no-binary: tomli 2.2.1, black 24.4.2 and mypy 1.10.0 py3-none-any, coverage 7.5.1 for the platform.
  it.each<[what: string, sdist: SdistReading, native: boolean]>([
    ['nothing compiles', reading(false), false],
    ['sources that nothing named compiles', reading(null), false],
    ['mypyc, where it is asked for', onlyNames('mypyc', 'maybe'), false],
    ['something else in some builds', onlyNames('make', 'maybe'), true],
    ['a script that was not read', unreadScript, true],
    ['an extension', reading(true), true],
    ['an extension that may be left out', reading(true, true), true],
  ])('a wheel for any platform beside those for one, and %s: native %s', (_, sdist, native) => {
    const build = buildKnownBy(true, [], { extension: true, pureBeside: true });
    const result = inspected(findingWithout('build', 'no-wheel', { build }), { state: 'read', reading: sdist });
    expect([result.build?.native, result.verdict]).toEqual([native, native ? 'build' : 'sdist']);
  });

  it.each([
    [{ state: 'off' } as const, { kind: 'sdist-not-inspected' }],
    [{ state: 'failed', problem: 'HTTP 404' } as const, { kind: 'sdist-unreadable', problem: 'HTTP 404' }],
  ])('%o leaves the verdict and says so', (inspection, unread) => {
    const result = inspected(finding(null), inspection);
    expect([result.verdict, result.build?.native, result.build?.unread]).toEqual(['build', null, unread]);
    expect(result.build?.evidence.at(-1)).toEqual(unread);
  });

  it('leaves a finding alone that builds nothing', () => {
    const wheel = findingWithout('wheel', null);
    expect(inspected(wheel, { state: 'read', reading: reading(true) })).toBe(wheel);
  });
});

describe('withBuild', () => {
  it.each([
    ['wheel', '1.17.3', 'sdist'],
    ['sdist', '1.17.3', 'sdist'],
    ['build', '1.17.3', 'build'],
    // Built, and nothing shows whether there is anything to compile: nothing proves that it needs no compiler.
    ['unknown', '1.17.3', 'build'],
    // An index that did not answer
    ['unknown', null, 'sdist'],
    ['impossible', null, 'sdist'],
  ] as const)('a pure sdist whose build takes a requirement that is %s %s: %s', (verdict, version, expected) => {
    const requirement = { name: normalizeName('numpy'), text: 'numpy', verdict, version };
    const build = { ...buildKnownBy(false, []), requirements: [requirement] };
    expect(withBuild(finding(false), build).verdict).toBe(expected);
  });
});

describe('variables that scripts ask for', () => {
  const asking = (native: boolean | null) => sdistReading({ native, asked: ['X_EXT', 'X_OTHER'] });

  // chainer 7.8.1 compiles its C++ where CHAINER_BUILD_CHAINERX is set, which its only wheels were made without
  it.each<[wheels: boolean | null, sdist: boolean | null, set: readonly string[], native: boolean | null]>([
    [null, false, ['X_EXT'], null],
    [false, false, ['PATH', 'X_OTHER'], null],
    [false, null, ['X_EXT'], null],
    [null, false, ['PATH'], false],
    [null, false, [], false],
    [null, true, ['X_EXT'], true],
    [true, null, ['X_EXT'], true],
  ])('wheels %s, sdist %s, %s set: %s', (wheels, sdist, set, native) => {
    const looked = inspected(finding(wheels), { state: 'read', reading: asking(sdist) }, set);
    expect(looked.build?.native).toBe(native);
    expect(looked.verdict).toBe(native === false ? 'sdist' : 'build');
  });
});
