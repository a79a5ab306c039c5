// Version specifiers and sets of them (PEP 440, as pypa/packaging 26.3 reads and applies them).

import type { Parsed } from './parsed.ts';
import { remembered } from './remembered.ts';
import {
  compareReleases,
  compareVersions,
  isPrerelease,
  parseVersion,
  versionGrammar,
  withParts,
  type Version,
} from './version.ts';
import { strip, whiteSpace } from './white-space.ts';

const operators = ['===', '~=', '==', '!=', '<=', '>=', '<', '>'] as const;

type Operator = (typeof operators)[number];

/** One clause: `>=1.2`, `==1.*`, `===whatever`. */
export interface Specifier {
  readonly operator: Operator;
  /** As written, without white space around it. */
  readonly version: string;
  /** Of the version, without its `.*`; undefined for `===`, whose text need not be a version. */
  readonly base: Version | undefined;
  /** Whether it ends in `.*` (`==` and `!=` only). */
  readonly wildcard: boolean;
  /** What a clause from before PEP 440 admits (`>=3.4.*`, see `parseOldSpecifiers`); absent from all others. */
  readonly admitsText?: (version: Version) => boolean;
}

/** Clauses that must all hold; none admits every version. */
export interface SpecifierSet {
  /** In the order written. */
  readonly specifiers: readonly Specifier[];
  /** As packaging prints it: sorted, without repeats, `<4,>=3.8`. */
  readonly text: string;
}

/** No clause: every version. */
export const anyVersion: SpecifierSet = { specifiers: [], text: '' };

const { epoch, release, pre, post, dev, local } = versionGrammar;

/** A clause inside a longer text, to be compiled with the flags `iy`: where it ends, packaging's tokenizer ends it. */
export const specifierGrammar: string = [
  `===[${whiteSpace}]*[^${whiteSpace};)]*`,
  `[=!]=[${whiteSpace}]*v?${epoch}${release}(?:\\.\\*|${pre}${post}${dev}${local})`,
  `~=[${whiteSpace}]*v?${epoch}[0-9]+(?:\\.[0-9]+)+${pre}${post}${dev}`,
  `[<>]=?[${whiteSpace}]*v?${epoch}${release}${pre}${post}${dev}`,
].join('|');

const arbitrary = new RegExp(`^[^${whiteSpace};)]*$`);
const wildcardForm = new RegExp(`^v?${epoch}${release}\\.\\*$`, 'i');

/** Reads one clause, such as `>= 1.2` or `==1.*`. */
export function parseSpecifier(text: string): Parsed<Specifier> {
  return oneRemembered(text);
}

const oneRemembered = remembered(10_000, (text): Parsed<Specifier> => {
  const stripped = strip(text);
  const operator = operators.find((candidate) => stripped.startsWith(candidate));
  const refused = {
    ok: false,
    problem: `not a version specifier (PEP 440): ${JSON.stringify(text.slice(0, 100))}`,
  } as const;
  if (operator === undefined) return refused;
  const version = strip(stripped.slice(operator.length));
  if (operator === '===')
    return arbitrary.test(version)
      ? { ok: true, value: { operator, version, base: undefined, wildcard: false } }
      : refused;
  const equality = operator === '==' || operator === '!=';
  const wildcard = equality && wildcardForm.test(version);
  const base = parseVersion(wildcard ? version.slice(0, -2) : version);
  if (!base.ok || (!equality && base.value.local) || (operator === '~=' && base.value.release.length < 2))
    return refused;
  return { ok: true, value: { operator, version, base: base.value, wildcard } };
});

/**
 * Reads a comma-separated set. Empty text admits every version; empty clauses, as a trailing comma leaves, are passed over.
 * @returns a problem where any clause is malformed (`>=3.4.*`, `!=3.0*`): pip then ignores a whole Requires-Python.
 */
export function parseSpecifiers(text: string): Parsed<SpecifierSet> {
  return allRemembered(text);
}

const allRemembered = remembered(10_000, (text): Parsed<SpecifierSet> => {
  const specifiers: Specifier[] = [];
  for (const clause of text.split(',')) {
    if (strip(clause) === '') continue;
    const specifier = parseSpecifier(clause);
    if (!specifier.ok) return specifier;
    specifiers.push(specifier.value);
  }
  return { ok: true, value: specifierSet(specifiers) };
});

/** Clauses as one set. */
export function specifierSet(specifiers: readonly Specifier[]): SpecifierSet {
  const byMeaning = new Map<string, string>();
  for (const specifier of specifiers.toSorted((a, b) => (formatSpecifier(a) < formatSpecifier(b) ? -1 : 1))) {
    const meaning = canonical(specifier);
    if (!byMeaning.has(meaning)) byMeaning.set(meaning, formatSpecifier(specifier));
  }
  return { specifiers, text: [...byMeaning.values()].join(',') };
}

/** The clause as written, without white space: `>=1.2`. */
export function formatSpecifier({ operator, version }: Specifier): string {
  return operator + version;
}

/**
 * Whether the set admits the version: `SpecifierSet.contains` of packaging 26.3.
 * @param prereleases false refuses every pre-release; true and undefined admit them, because a single version has no
 * final release to give way to (PEP 440, "Handling of pre-releases").
 */
export function satisfies(version: Version, set: SpecifierSet, prereleases?: boolean): boolean {
  if (prereleases === false && isPrerelease(version)) return false;
  return set.specifiers.every((specifier) => admits(specifier, version, version.text));
}

/**
 * Whether one clause admits the version, pre-releases included.
 * @param text what `===` is compared with, case aside.
 */
export function admits(
  { operator, version: written, base, wildcard, admitsText }: Specifier,
  version: Version | undefined,
  text: string,
): boolean {
  if (admitsText) return version !== undefined && admitsText(version);
  if (base === undefined) return text.toLowerCase() === written.toLowerCase();
  if (version === undefined) return false;
  switch (operator) {
    case '>=':
      return compareVersions(version, base) >= 0;
    case '<=':
      return compareVersions(withoutLocal(version), base) <= 0;
    case '>':
      return isAfter(version, base);
    case '<':
      // `<1.0` leaves out the pre-releases of 1.0, but `<1.0rc1` takes 1.0b1.
      return compareVersions(version, isPrerelease(base) ? base : beginningOf(base)) < 0;
    case '~=':
      return compareVersions(version, base) >= 0 && compareVersions(version, endOfSeries(base)) < 0;
    case '==':
      return wildcard ? startsWith(version, base) : isEqual(version, base);
    case '!=':
      return !(wildcard ? startsWith(version, base) : isEqual(version, base));
    case '===':
    default:
      // Where it compares texts, it has no base and is answered above.
      return compareVersions(version, base) === 0;
  }
}

/** The exact version that a set asks for: its first `==` without `.*`, or its first `===`. */
export function pinOf(set: SpecifierSet): { readonly version: string; readonly arbitrary: boolean } | undefined {
  const pin = set.specifiers.find(({ operator, wildcard }) => operator === '===' || (operator === '==' && !wildcard));
  return pin && { version: pin.version, arbitrary: pin.operator === '===' };
}

/**
 * Whether some clause names a pre-release, so that the set asks for them: packaging's `SpecifierSet.prereleases`. Clauses from
 * before PEP 440 know no pre-releases, so that packaging 21.3 lets them through where there are no others.
 */
export function namesPrerelease({ specifiers }: SpecifierSet): boolean {
  if (specifiers.length > 0 && specifiers.every(({ admitsText }) => admitsText)) return true;
  return specifiers.some(({ operator, version, base, wildcard }) => {
    if (operator === '!=' || wildcard) return false;
    if (base !== undefined) return isPrerelease(base);
    const named = parseVersion(version);
    return named.ok && isPrerelease(named.value);
  });
}

/** `>1.0` leaves out 1.0.post1 and 1.0+local; `>1.0.post1` and `>1.0.dev1` take the next one of their kind. */
function isAfter(version: Version, base: Version): boolean {
  if (base.dev !== undefined) return compareVersions(version, withParts(base, { dev: base.dev + 1n })) >= 0;
  if (base.post !== undefined) return compareVersions(version, withParts(base, { post: base.post + 1n, dev: 0n })) >= 0;
  if (compareVersions(version, base) <= 0) return false;
  const sameStep =
    version.epoch === base.epoch &&
    compareReleases(version.release, base.release) === 0 &&
    version.pre?.letter === base.pre?.letter &&
    version.pre?.number === base.pre?.number;
  return !sameStep;
}

function isEqual(version: Version, base: Version): boolean {
  return compareVersions(base.local ? version : withoutLocal(version), base) === 0;
}

/** `==1.2.*`: from 1.2.dev0 up to, not including, 1.3.dev0. */
function startsWith(version: Version, base: Version): boolean {
  return compareVersions(version, beginningOf(base)) >= 0 && compareVersions(version, endOf(base)) < 0;
}

/** A version that follows from another one: a clause is held against thousands of versions. */
function derived(make: (version: Version) => Version): (version: Version) => Version {
  const known = new WeakMap<Version, Version>();
  return (version) => {
    const before = known.get(version) ?? make(version);
    known.set(version, before);
    return before;
  };
}

/** What comes before every version of this release: 1.2 → 1.2.dev0. */
const beginningOf = derived((base) => withParts(base, { dev: 0n }));

/** The first version behind everything that starts with this release: 1.2 → 1.3.dev0. */
const endOf = derived((base) => {
  const next = [...base.release.slice(0, -1), (base.release.at(-1) ?? 0n) + 1n];
  return withParts(base, { release: next, pre: undefined, post: undefined, dev: 0n, local: undefined });
});

/** The first version behind the series that `~=` keeps to: 1.2.3 → 1.3.dev0. */
const endOfSeries = derived((base) => endOf({ ...base, release: base.release.slice(0, -1) }));

const bare = derived((version) => withParts(version, { local: undefined }));

function withoutLocal(version: Version): Version {
  return version.local ? bare(version) : version;
}

/** Clauses of one meaning have one key: `==1.0` and `==1.0.0`, but not `~=1.0` and `~=1.0.0`. */
function canonical({ operator, version, base, wildcard }: Specifier): string {
  if (base === undefined || wildcard) return operator + version;
  if (operator === '~=') return operator + base.text;
  const last = base.release.findLastIndex((number) => number !== 0n);
  return operator + withParts(base, { release: base.release.slice(0, Math.max(1, last + 1)) }).text;
}
