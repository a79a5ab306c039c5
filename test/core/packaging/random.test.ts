// What pypa/packaging says of thousands of texts that nobody picked (fixtures/packaging/random.json), and what must hold of any text at all.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { evaluateMarker, type MarkerEnvironment, parseMarker } from '../../../packages/core/src/packaging/marker.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { parseRequirement } from '../../../packages/core/src/packaging/requirement.ts';
import {
  specifierSet,
  parseSpecifiers,
  satisfies,
  type SpecifierSet,
} from '../../../packages/core/src/packaging/specifier.ts';
import { formatTag } from '../../../packages/core/src/packaging/tag.ts';
import { compareVersions, parseVersion, type Version } from '../../../packages/core/src/packaging/version.ts';
import { anyText, holds } from '../../support/properties.ts';
import { golden } from './golden.ts';

interface Random {
  /** Groups of equal versions, lowest first. */
  readonly order: readonly (readonly string[])[];
  readonly invalid: readonly string[];
  readonly candidates: readonly string[];
  readonly specifiers: readonly (readonly [text: string, admitted: readonly number[] | null])[];
  readonly environment: MarkerEnvironment;
  readonly markers: readonly (readonly [text: string, answer: boolean | 'no marker' | 'undecided'])[];
  readonly requirements: readonly (readonly [text: string, read: unknown])[];
  readonly wheels: readonly (readonly [
    text: string,
    read: readonly [string, string, string, readonly string[]] | null,
  ])[];
}

const random = golden<Random>('random.json');

function version(text: string): Version {
  const parsed = parseVersion(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

function specifiers(text: string): SpecifierSet {
  const parsed = parseSpecifiers(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

describe('as packaging', () => {
  it('orders versions', () => {
    const groups = random.order.map((group) => group.map(version));
    const equal = groups.flatMap((group) => group.slice(1).map((each) => compareVersions(group[0] ?? each, each)));
    const rising = groups
      .slice(1)
      .map((group, at) => Math.sign(compareVersions(groups[at]?.[0] ?? version('0'), group[0] ?? version('0'))));
    expect([new Set(equal), new Set(rising)]).toEqual([new Set([0]), new Set([-1])]);
  });

  it('refuses what is no version', () => {
    expect(random.invalid.filter((text) => parseVersion(text).ok)).toEqual([]);
  });

  it('admits versions', () => {
    const candidates = random.candidates.map(version);
    const differing = random.specifiers.filter(([text, admitted]) => {
      const parsed = parseSpecifiers(text);
      const own = parsed.ok ? candidates.flatMap((each, at) => (satisfies(each, parsed.value) ? [at] : [])) : null;
      return JSON.stringify(own) !== JSON.stringify(admitted);
    });
    expect(differing).toEqual([]);
  });

  it('decides markers', () => {
    const answers: Readonly<Record<string, unknown>> = { invalid: 'undecided' };
    const differing = random.markers.flatMap(([text, answer]) => {
      const parsed = parseMarker(text);
      const own = parsed.ok ? evaluateMarker(parsed.value, random.environment) : 'no marker';
      return (answers[String(own)] ?? own) === answer ? [] : [[text, answer, own]];
    });
    expect(differing).toEqual([]);
  });

  it('reads requirements', () => {
    const differing = random.requirements.filter(([text, read]) => {
      const parsed = parseRequirement(text);
      const own = parsed.ok
        ? [parsed.value.name, parsed.value.extras, parsed.value.url ?? null, parsed.value.marker !== undefined]
        : null;
      return JSON.stringify(own) !== JSON.stringify(read);
    });
    expect(differing).toEqual([]);
  });

  it('reads names of wheels', () => {
    const differing = random.wheels.flatMap(([text, read]) => {
      const parsed = parseFilename(text, normalizeName(read?.[0] ?? text.split('-')[0] ?? ''));
      const own =
        parsed.kind === 'wheel'
          ? [parsed.name, parsed.version, parsed.build ?? '', parsed.tags.map(formatTag).toSorted()]
          : null;
      return JSON.stringify(own) === JSON.stringify(read) ? [] : [[text, read, own]];
    });
    expect(differing).toEqual([]);
  });
});

const texts = random.order.flat();
const aVersion = fc.constantFrom(...texts).map(version);
const aSet = fc
  .constantFrom(...random.specifiers.filter(([, admitted]) => admitted !== null).map(([text]) => text))
  .map(specifiers);

describe('whatever comes', () => {
  it('no reader throws', () => {
    holds(
      fc.property(anyText, (text) => {
        parseVersion(text);
        parseSpecifiers(text);
        parseRequirement(text);
        parseFilename(`${text}.whl`, normalizeName('demo'));
        const marker = parseMarker(text);
        if (marker.ok) evaluateMarker(marker.value, random.environment);
      }),
    );
  });

  it('versions have one order', () => {
    holds(
      fc.property(aVersion, aVersion, aVersion, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('the normal form of a version is that version', () => {
    holds(
      fc.property(aVersion, (each) => {
        const again = version(each.text);
        expect([again.text, compareVersions(again, each)]).toEqual([each.text, 0]);
      }),
    );
  });

  it('two sets together admit what each admits', () => {
    holds(
      fc.property(aVersion, aSet, aSet, (each, one, other) => {
        expect(satisfies(each, specifierSet([...one.specifiers, ...other.specifiers]))).toBe(
          satisfies(each, one) && satisfies(each, other),
        );
      }),
    );
  });

  it('== and != part all versions, and a version is its own pin', () => {
    holds(
      fc.property(aVersion, aVersion, (each, pin) => {
        expect(satisfies(each, specifiers(`==${pin.text}`))).toBe(!satisfies(each, specifiers(`!=${pin.text}`)));
        expect(satisfies(pin, specifiers(`==${pin.text}`))).toBe(true);
      }),
    );
  });

  it('the name of a wheel, written from its parts, is read back', () => {
    const part = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
    const set = fc.uniqueArray(part, { minLength: 1, maxLength: 3 });
    holds(
      fc.property(
        part,
        aVersion,
        fc.option(fc.stringMatching(/^[1-9][0-9]{0,3}[a-z]{0,2}$/)),
        set,
        set,
        set,
        (name, { text }, build, pythons, abis, platforms) => {
          const parts = [
            name,
            text.replaceAll('-', '_'),
            ...(build === null ? [] : [build]),
            ...[pythons, abis, platforms].map((tags) => tags.join('.')),
          ];
          const read = parseFilename(`${parts.join('-')}.whl`, normalizeName(name));
          if (read.kind !== 'wheel') throw new Error(`${parts.join('-')}: ${read.kind}`);
          expect([read.name, read.version, read.build ?? null, new Set(read.tags.map(formatTag)).size]).toEqual([
            normalizeName(name),
            text,
            build,
            pythons.length * abis.length * platforms.length,
          ]);
        },
      ),
    );
  });
});
