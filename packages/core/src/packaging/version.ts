// Versions of Python packages: their grammar, normal form and order (PEP 440, as pypa/packaging 26.3 reads them).

import type { Parsed } from './parsed.ts';
import { remembered } from './remembered.ts';
import { strip } from './white-space.ts';

/** Numbers are bigint because real releases overflow a double (dates with microseconds, commit counts). */
export interface Version {
  readonly epoch: bigint;
  /** At least one number: `1.2.0` is [1n, 2n, 0n]. */
  readonly release: readonly bigint[];
  readonly pre: { readonly letter: 'a' | 'b' | 'rc'; readonly number: bigint } | undefined;
  readonly post: bigint | undefined;
  readonly dev: bigint | undefined;
  /** The parts behind `+`; a part of digits alone is a number. */
  readonly local: readonly (bigint | string)[] | undefined;
  /** The normal form: `1.0-RC.1` is `1.0rc1`. Trailing zeros of the release stay. */
  readonly text: string;
}

/** The parts of the grammar, for other files that find a version inside a longer text. Case does not matter. */
export const versionGrammar = {
  epoch: '(?:[0-9]+!)?',
  release: '[0-9]+(?:\\.[0-9]+)*',
  pre: '(?:[._-]?(?:alpha|a|beta|b|preview|pre|c|rc)[._-]?[0-9]*)?',
  post: '(?:-[0-9]+|[._-]?(?:post|rev|r)[._-]?[0-9]*)?',
  dev: '(?:[._-]?dev[._-]?[0-9]*)?',
  local: '(?:\\+[a-z0-9]+(?:[._-][a-z0-9]+)*)?',
} as const;

const grammar = new RegExp(
  '^v?(?:(?<epoch>[0-9]+)!)?(?<release>[0-9]+(?:\\.[0-9]+)*)' +
    '(?<pre>[._-]?(?<preLetter>alpha|a|beta|b|preview|pre|c|rc)[._-]?(?<preNumber>[0-9]+)?)?' +
    '(?<post>-(?<postBare>[0-9]+)|[._-]?(?:post|rev|r)[._-]?(?<postNumber>[0-9]+)?)?' +
    '(?<dev>[._-]?dev[._-]?(?<devNumber>[0-9]+)?)?' +
    '(?:\\+(?<local>[a-z0-9]+(?:[._-][a-z0-9]+)*))?$',
  'i',
);

/** Python's int() takes no more than 4300 digits (CVE-2020-10735), so packaging fails there; BigInt would take quadratic time. */
const tooManyDigits = /[0-9]{4301}/;

/**
 * Reads a version (PEP 440, Appendix B: an optional `v`, alternative spellings, white space around it).
 * @returns the version, or a problem, also for legacy versions such as `2004d` that no current installer takes.
 */
export function parseVersion(text: string): Parsed<Version> {
  return readRemembered(text);
}

const readRemembered = remembered(20_000, read);

function read(text: string): Parsed<Version> {
  if (isPlainVersion(text)) return { ok: true, value: plainVersion(text) };
  const stripped = strip(text);
  const groups = grammar.exec(stripped)?.groups;
  if (!groups) return { ok: false, problem: `not a version (PEP 440): ${quote(text)}` };
  if (stripped.length > 4300 && tooManyDigits.test(stripped))
    return { ok: false, problem: 'not a version: a number of more than 4300 digits' };
  const letter = groups['preLetter']?.toLowerCase();
  const parts: Omit<Version, 'text'> = {
    epoch: BigInt(groups['epoch'] ?? 0),
    release: (groups['release'] ?? '0').split('.').map(BigInt),
    pre: letter === undefined ? undefined : { letter: preLetter(letter), number: BigInt(groups['preNumber'] ?? 0) },
    post: groups['post'] === undefined ? undefined : BigInt(groups['postBare'] ?? groups['postNumber'] ?? 0),
    dev: groups['dev'] === undefined ? undefined : BigInt(groups['devNumber'] ?? 0),
    local: groups['local']
      ?.toLowerCase()
      .split(/[._-]/)
      .map((part) => (/^[0-9]+$/.test(part) ? BigInt(part) : part)),
  };
  return { ok: true, value: { ...parts, text: format(parts) } };
}

/** Nearly all of the thousands of versions of a page are a release alone. */
function plainVersion(text: string): Version {
  const [none, release] = [undefined, text.split('.').map(BigInt)];
  return { epoch: 0n, release, pre: none, post: none, dev: none, local: none, text };
}

/** The same version with some parts replaced; `undefined` takes a part away. */
export function withParts(version: Version, changes: Partial<Omit<Version, 'text'>>): Version {
  const parts = { ...version, ...changes };
  return { ...parts, text: format(parts) };
}

/**
 * The normal form of a version. A page may have 200,000 different ones, most of which are written in it: taking them all apart takes
 * longer than everything else that is done to a page.
 */
export function normalVersion(text: string): Parsed<string> {
  if (isPlainVersion(text)) return { ok: true, value: text };
  const version = parseVersion(text);
  return version.ok ? { ok: true, value: version.value.text } : version;
}

/** A release alone, in its normal form, such as `1.26.4`. */
export function isPlainVersion(text: string): boolean {
  return text.length < 100 && /^(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*))*$/.test(text);
}

const withoutZeros = (plain: string): string => (plain.endsWith('.0') ? plain.replace(/(?:\.0)+$/, '') : plain);

/** Whether it is a pre-release or a development release. */
export function isPrerelease(version: Version): boolean {
  return version.pre !== undefined || version.dev !== undefined;
}

/**
 * Order of PEP 440: negative where a comes first, 0 where they are one version (`1.0` and `1.0.0`, `1.0+A` and `1.0+a`).
 */
export function compareVersions(a: Version, b: Version): number {
  return (
    compare(a.epoch, b.epoch) ||
    compareReleases(a.release, b.release) ||
    compare(preRank(a), preRank(b)) ||
    compare(a.pre?.number ?? 0n, b.pre?.number ?? 0n) ||
    compare(a.post ?? -1n, b.post ?? -1n) ||
    // A development release comes before what it leads to.
    compare(a.dev === undefined ? 1 : 0, b.dev === undefined ? 1 : 0) ||
    compare(a.dev ?? 0n, b.dev ?? 0n) ||
    compareLocals(a.local, b.local)
  );
}

/** Whether two texts name one version: equal under PEP 440 where both are valid, else equal as text. */
export function sameVersion(a: string, b: string): boolean {
  if (a === b) return true;
  if (isPlainVersion(a) && isPlainVersion(b)) return withoutZeros(a) === withoutZeros(b);
  const [versionA, versionB] = [parseVersion(a), parseVersion(b)];
  return versionA.ok && versionB.ok ? compareVersions(versionA.value, versionB.value) === 0 : a === b;
}

/** The release's numbers compared, the shorter one padded with zeros: `1` is `1.0.0`. */
export function compareReleases(a: readonly bigint[], b: readonly bigint[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const order = compare(a[i] ?? 0n, b[i] ?? 0n);
    if (order !== 0) return order;
  }
  return 0;
}

function preLetter(word: string): 'a' | 'b' | 'rc' {
  if (word === 'a' || word === 'alpha') return 'a';
  return word === 'b' || word === 'beta' ? 'b' : 'rc';
}

function format({ epoch, release, pre, post, dev, local }: Omit<Version, 'text'>): string {
  return [
    epoch === 0n ? '' : `${epoch}!`,
    release.join('.'),
    pre ? `${pre.letter}${pre.number}` : '',
    post === undefined ? '' : `.post${post}`,
    dev === undefined ? '' : `.dev${dev}`,
    local ? `+${local.join('.')}` : '',
  ].join('');
}

/** `1.0.dev1` < `1.0a1` < `1.0b1` < `1.0rc1` < `1.0`, but `1.0.post1.dev1` is a step after `1.0`. */
function preRank({ pre, post, dev }: Version): number {
  if (pre) return { a: 1, b: 2, rc: 3 }[pre.letter];
  return post === undefined && dev !== undefined ? 0 : 4;
}

/** None < any; words < numbers; words by their text; the shorter first where one begins the other. */
function compareLocals(a: Version['local'], b: Version['local']): number {
  if (!a || !b) return compare(a ? 1 : 0, b ? 1 : 0);
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const [partA, partB] = [a[i] ?? '', b[i] ?? ''];
    const order =
      typeof partA === typeof partB
        ? compare(partA, partB)
        : compare(typeof partA === 'bigint' ? 1 : 0, typeof partB === 'bigint' ? 1 : 0);
    if (order !== 0) return order;
  }
  return compare(a.length, b.length);
}

function compare<T extends bigint | number | string>(a: T, b: T): number {
  return a < b ? -1 : Number(a > b);
}

function quote(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}
