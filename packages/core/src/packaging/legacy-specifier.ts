// Version specifiers and sets of them as packaging 21.3 and older read and apply them, which is what pip up to 24.0 does.

import { compareAnyVersions, isLegacy, legacyVersion, type LegacyVersion } from './legacy-version.ts';
import type { Parsed } from './parsed.ts';
import {
  compareReleases,
  compareVersions,
  isPrerelease,
  parseVersion,
  type Version,
  versionGrammar,
  withParts,
} from './version.ts';
import { strip, whiteSpace } from './white-space.ts';

const operators = ['===', '~=', '==', '!=', '<=', '>=', '<', '>'] as const;

type Operator = (typeof operators)[number];

/** One clause: `>=1.2` by PEP 440, or `>=3.4.*`, which compares texts. */
interface LegacySpecifier {
  readonly operator: Operator;
  /** As written, without white space around it. */
  readonly version: string;
  /** Whether it is one of PEP 440's; with another one all versions are compared as legacy ones. */
  readonly modern: boolean;
}

/** Clauses that must all hold; none admits every version. */
export interface LegacySpecifierSet {
  /** In the order written, without repeats. */
  readonly specifiers: readonly LegacySpecifier[];
  /** Sorted: `<4,>=3.4.*`. */
  readonly text: string;
}

const { epoch, release, pre, post, dev, local } = versionGrammar;

/** packaging 21.3 lets `.*` follow a pre-release or a post-release. */
const forms: Readonly<Record<'===' | '~=' | 'equality' | 'order', RegExp>> = {
  '===': new RegExp(`^[^${whiteSpace}]*$`),
  '~=': new RegExp(`^v?${epoch}[0-9]+(?:\\.[0-9]+)+${pre}${post}${dev}$`, 'i'),
  equality: new RegExp(`^v?${epoch}${release}${pre}${post}(?:${dev}${local}|\\.\\*)$`, 'i'),
  order: new RegExp(`^v?${epoch}${release}${pre}${post}${dev}$`, 'i'),
};

const anyText = new RegExp(`^[^,;)${whiteSpace}]*$`);

/**
 * A clause inside a longer text, to be compiled with the flags `iy`, where packaging 21.3 ends it. A legacy clause
 * reaches as far as any of PEP 440's, but for `===`, which takes all up to the next white space.
 */
export const legacySpecifierGrammar: string = [
  `===[${whiteSpace}]*[^${whiteSpace}]*`,
  `~=[${whiteSpace}]*v?${epoch}[0-9]+(?:\\.[0-9]+)+${pre}${post}${dev}`,
  `(?:[=!<>]=|[<>])[${whiteSpace}]*[^,;)${whiteSpace}]*`,
].join('|');

/** Reads one clause, such as `>= 1.2`, `==2013d` or `>=3.4.*`. */
function parseLegacySpecifier(text: string): Parsed<LegacySpecifier> {
  const stripped = strip(text);
  const operator = operators.find((candidate) => stripped.startsWith(candidate));
  if (operator !== undefined) {
    const version = strip(stripped.slice(operator.length));
    const kind = operator === '===' || operator === '~=' ? operator : /^[=!]=/.test(operator) ? 'equality' : 'order';
    if (forms[kind].test(version)) return { ok: true, value: { operator, version, modern: true } };
    if (operator !== '===' && operator !== '~=' && anyText.test(version))
      return { ok: true, value: { operator, version, modern: false } };
  }
  return {
    ok: false,
    problem: `not a version specifier, not even of the old kind: ${JSON.stringify(text.slice(0, 100))}`,
  };
}

/** Reads a comma-separated set; empty clauses are passed over. A problem where packaging 21.3 raises InvalidSpecifier. */
export function parseLegacySpecifiers(text: string): Parsed<LegacySpecifierSet> {
  const specifiers = new Map<string, LegacySpecifier>();
  for (const clause of text.split(',')) {
    if (strip(clause) === '') continue;
    const specifier = parseLegacySpecifier(clause);
    if (!specifier.ok) return specifier;
    const meaning = meaningOf(specifier.value);
    if (!specifiers.has(meaning)) specifiers.set(meaning, specifier.value);
  }
  const read = [...specifiers.values()];
  const texts = read.map(({ operator, version }) => operator + version);
  return { ok: true, value: { specifiers: read, text: texts.toSorted().join(',') } };
}

/** packaging 21.3 holds `~=1.0` and `~=1.0.0` for one clause, and keeps the first of a set. */
function meaningOf({ operator, version }: LegacySpecifier): string {
  const parsed = parseVersion(version);
  if (!parsed.ok) return operator + version;
  const last = parsed.value.release.findLastIndex((number) => number !== 0n);
  return operator + withParts(parsed.value, { release: parsed.value.release.slice(0, Math.max(1, last + 1)) }).text;
}

/** Whether the set admits the version, pre-releases included: `SpecifierSet.contains` of packaging 21.3 with `prereleases=True`. */
export function satisfiesLegacy(version: Version | LegacyVersion, { specifiers }: LegacySpecifierSet): boolean {
  return specifiers.every((specifier) => admitsLegacy(specifier, version));
}

/** Whether one clause admits the version, pre-releases included. */
export function admitsLegacy(specifier: LegacySpecifier, version: Version | LegacyVersion): boolean {
  const { operator, version: written } = specifier;
  if (operator === '===') return version.text.toLowerCase() === written.toLowerCase();
  if (!specifier.modern)
    return holds(operator, compareAnyVersions(legacyVersion(version.text), legacyVersion(written)));
  // No clause of PEP 440 admits a legacy version, `!=` as little as the others.
  return !isLegacy(version) && admitsVersion(operator, version, written);
}

function holds(operator: Exclude<Operator, '==='>, order: number): boolean {
  switch (operator) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<=':
      return order <= 0;
    case '<':
      return order < 0;
    case '>':
      return order > 0;
    default:
      return order >= 0;
  }
}

function admitsVersion(operator: Exclude<Operator, '==='>, version: Version, written: string): boolean {
  if (written.endsWith('.*')) return startsWith(version, written.slice(0, -2)) === (operator === '==');
  const parsed = parseVersion(written);
  if (!parsed.ok) return false;
  const base = parsed.value;
  switch (operator) {
    case '==':
    case '!=':
      return holds(operator, compareVersions(base.local ? version : publicOf(version), base));
    case '<':
    case '>':
      return holds(operator, compareVersions(version, base)) && !isKeptOut(operator, version, base);
    case '~=':
      return compareVersions(publicOf(version), base) >= 0 && startsWith(version, seriesOf(written));
    default:
      return holds(operator, compareVersions(publicOf(version), base));
  }
}

/** `<3.1` keeps out 3.1.dev0, `>3.1` 3.1.post0 and 3.1+local; packaging 26.3 does so for fewer. */
function isKeptOut(operator: '<' | '>', version: Version, base: Version): boolean {
  const sameRelease = version.epoch === base.epoch && compareReleases(version.release, base.release) === 0;
  if (!sameRelease) return false;
  if (operator === '<') return !isPrerelease(base) && isPrerelease(version);
  return (base.post === undefined && version.post !== undefined) || version.local !== undefined;
}

/** Compares the texts of the parts, as packaging 21.3 does: `==1.0-a1.*` admits nothing, for versions print as `1.0a1`. */
function startsWith(version: Version, prefix: string): boolean {
  const wanted = partsOf(prefix);
  const [a, b] = padded(wanted, partsOf(publicOf(version).text).slice(0, wanted.length));
  return a.join('.') === b.join('.');
}

/** `~=2.2.post3` is `>=2.2.post3,==2.*`: without its suffixes and the last number before them. */
function seriesOf(written: string): string {
  const parts = partsOf(written);
  const suffix = parts.findIndex((part) => /^(?:dev|a|b|rc|post)/.test(part));
  return (suffix === -1 ? parts : parts.slice(0, suffix)).slice(0, -1).join('.');
}

/** By dots, and between a number and the pre-release that follows it. */
function partsOf(text: string): readonly string[] {
  return text.split('.').flatMap((part) => /^([0-9]+)((?:a|b|c|rc)[0-9]+)$/.exec(part)?.slice(1) ?? [part]);
}

/** The leading numbers of both made equally many with zeros. */
function padded(a: readonly string[], b: readonly string[]): readonly [readonly string[], readonly string[]] {
  const [numbersA, numbersB] = [leadingNumbers(a), leadingNumbers(b)];
  const fill = (parts: readonly string[], own: number, other: number): readonly string[] => [
    ...parts.slice(0, own),
    ...Array.from({ length: Math.max(0, other - own) }, () => '0'),
    ...parts.slice(own),
  ];
  return [fill(a, numbersA, numbersB), fill(b, numbersB, numbersA)];
}

function leadingNumbers(parts: readonly string[]): number {
  const end = parts.findIndex((part) => !/^[0-9]+$/.test(part));
  return end === -1 ? parts.length : end;
}

function publicOf(version: Version): Version {
  return version.local ? withParts(version, { local: undefined }) : version;
}
