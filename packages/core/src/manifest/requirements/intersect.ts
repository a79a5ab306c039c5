// Several requirements for one name that apply together → the one requirement that pip makes of them, or the ones that cannot be met together.

import { type Clause, readClauses } from '../../packaging/clause.ts';
import { compareVersions, parseVersion, type Version } from '../../packaging/version.ts';
import { type LockedPackage, sourceAddress } from '../manifest.ts';
import { normalizePath } from '../relative-path.ts';

/**
 * Intersects requirements as pip's resolver does: specifiers and hashes are narrowed, extras are united, a direct
 * reference beats the index, and a pin beats a range that holds it.
 *
 * Give it what applies on one target (or what stands under one marker); the marker of the result is the first one's.
 *
 * @param rows of one name, in file order, constraints last
 * @param editableApart as the installer's trait has it; by default rows stay apart that some installer would not take together
 * @returns one row, with `version` where something pins it; several rows: no version meets them all, pip installs nothing
 */
export function intersect(rows: readonly LockedPackage[], editableApart = true): readonly LockedPackage[] {
  const [first] = rows;
  if (first === undefined) return [];
  const references = distinct(
    rows.filter(({ source }) => source.kind !== 'index'),
    (row) => sourceKey(row, editableApart),
  );
  const [reference, ...otherReferences] = references;
  if (otherReferences.length > 0) return references;
  const indexed = rows.filter(({ source }) => source.kind === 'index');
  const asked = indexed.flatMap(askedSpecifiers);
  if (reference) {
    const unmet = unmetBy(reference.version, asked);
    return unmet.length > 0
      ? [reference, ...new Set(unmet.map(({ row }) => row))]
      : [united(first, rows, pinFacts(reference))];
  }
  const unread = indexed.flatMap(unreadSpecifier);
  if (unread.length > 0)
    return [united(first, rows, { specifier: [joined(asked), ...unread].filter((text) => text !== '').join(',') })];
  const pins = distinct(
    asked.filter(({ clause }) => clause.isPin),
    ({ clause }) => clause.text,
  );
  if (pins.length === 0) return [united(first, rows, { specifier: joined(asked), ...askedAt(indexed) })];
  const met = pins.find(({ clause }) => meets(clause.version, pins) && meets(clause.version, asked));
  if (met) return [united(first, rows, { ...pinned(met), ...pinPlace(met.row, first) })];
  return conflicting(pins, asked);
}

interface Demanded {
  readonly row: LockedPackage;
  readonly clause: Clause;
}

type PinFacts = Pick<
  LockedPackage,
  'version' | 'arbitrary' | 'specifier' | 'askedAt' | 'files' | 'local' | 'requiresPython' | 'pinnedAt'
> & {
  readonly source?: LockedPackage['source'];
};

/** Every single specifier of a row; a pinned row asks for its pin. */
function askedSpecifiers(row: LockedPackage): readonly Demanded[] {
  const text = row.version === undefined ? (row.specifier ?? '') : `${row.arbitrary ? '===' : '=='}${row.version}`;
  return (readClauses(text) ?? []).map((clause) => ({ row, clause }));
}

/** `==${VERSION}`: what it asks is not known, so nothing that applies beside it is a pin either. */
function unreadSpecifier({ version, specifier = '' }: LockedPackage): readonly string[] {
  return version !== undefined || readClauses(specifier) ? [] : [specifier];
}

/** What a version does not meet; an unknown one (version control, a folder) is taken to meet everything. */
function unmetBy(version: string | undefined, asked: readonly Demanded[]): readonly Demanded[] {
  return version === undefined ? [] : asked.filter(({ clause }) => !clause.admits(version));
}

/** Stops at the first miss, so that a file with thousands of different pins of one name stays linear. */
function meets(version: string, asked: readonly Demanded[]): boolean {
  return asked.every(({ clause }) => clause.admits(version));
}

/** One row per pin that differs; where there is only one, the ranges that exclude it stand beside it. */
function conflicting(pins: readonly Demanded[], asked: readonly Demanded[]): readonly LockedPackage[] {
  const rows = distinctPins(pins).map((pin) => withFacts(pin.row, pinned(pin)));
  if (rows.length > 1) return rows;
  const unmet = unmetBy(pins[0]?.clause.version, asked);
  const ranges = new Map<LockedPackage, Demanded[]>();
  for (const one of unmet) {
    const own = ranges.get(one.row);
    if (own) own.push(one);
    else ranges.set(one.row, [one]);
  }
  return [...rows, ...[...ranges].map(([row, own]) => withFacts(row, { specifier: joined(own) }))];
}

/** Pins that PEP 440 holds for one (1.0 and 1.0.0) once, at their first place. */
function distinctPins(pins: readonly Demanded[]): readonly Demanded[] {
  const valid: { readonly pin: Demanded; readonly version: Version }[] = [];
  for (const pin of pins) {
    const version = parseVersion(pin.clause.version);
    if (version.ok) valid.push({ pin, version: version.value });
  }
  const repeats = new Set<Demanded>();
  const sorted = valid.toSorted((a, b) => compareVersions(a.version, b.version));
  for (const [position, { pin, version }] of sorted.entries()) {
    const before = sorted[position - 1];
    if (before && compareVersions(before.version, version) === 0) repeats.add(pin);
  }
  return pins.filter((pin) => !repeats.has(pin));
}

function pinned({ clause: { operator, version } }: Demanded): PinFacts {
  return operator === '===' ? { version, arbitrary: true } : { version };
}

/** A pin of a constraints file is changed there, not at the line that asks for the package. */
function pinPlace(pin: LockedPackage, first: LockedPackage): Pick<LockedPackage, 'pinnedAt'> {
  const { path, line } = pin.pinnedAt ?? pin.at;
  return path === first.at.path && line === first.at.line ? {} : { pinnedAt: { path, line } };
}

function pinFacts({ version, arbitrary, files, source, local, requiresPython }: LockedPackage): PinFacts {
  return {
    source,
    ...(local ? { local } : {}),
    ...(requiresPython ? { requiresPython } : {}),
    ...(version === undefined ? {} : { version }),
    ...(arbitrary ? { arbitrary } : {}),
    ...(files ? { files } : {}),
  };
}

function joined(asked: readonly Demanded[]): string {
  return [...new Set(asked.map(({ clause }) => clause.text))].join(',');
}

/** What each line asks, where there are several: of a conflict each is told by itself. */
function askedAt(rows: readonly LockedPackage[]): Pick<LockedPackage, 'askedAt'> {
  const all = rows.flatMap(({ specifier, at, askedAt: before }) => before ?? (specifier ? [{ specifier, at }] : []));
  return all.length > 1 ? { askedAt: all } : {};
}

/** The first row with what all of them ask. */
function united(first: LockedPackage, rows: readonly LockedPackage[], facts: PinFacts): LockedPackage {
  const extras = [...new Set(rows.flatMap((row) => row.extras))].toSorted();
  const written = [...new Set(rows.flatMap((row) => row.writtenExtras ?? row.extras))];
  const hashes = rows.map(({ allowedHashes }) => allowedHashes).reduce(commonHashes, undefined);
  const ignores = rows.flatMap((row) => row.ignores ?? []);
  const { allowedHashes: _, ...rest } = withFacts(first, facts);
  return {
    ...rest,
    extras,
    ...(rows.some(({ writtenExtras }) => writtenExtras) ? { writtenExtras: written } : {}),
    ...(hashes === undefined ? {} : { allowedHashes: hashes }),
    ...(ignores.length === 0 ? {} : { ignores }),
  };
}

function withFacts(row: LockedPackage, { specifier, ...facts }: PinFacts): LockedPackage {
  const { version: _version, arbitrary: _arbitrary, specifier: _specifier, askedAt: _askedAt, ...rest } = row;
  return { ...rest, ...facts, ...(specifier ? { specifier } : {}) };
}

/** pip's `Hashes.__and__`: a row without hashes allows every file; of algorithms that only one side has, nothing is known. */
function commonHashes(
  a: readonly string[] | undefined,
  b: readonly string[] | undefined,
): readonly string[] | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const algorithms = new Set(b.map(algorithmOf));
  if (!a.some((hash) => algorithms.has(algorithmOf(hash)))) return a;
  const allowed = new Set(b);
  return a.filter((hash) => allowed.has(hash));
}

function algorithmOf(hash: string): string {
  return hash.slice(0, hash.indexOf(':'));
}

function sourceKey({ source }: LockedPackage, editableApart: boolean): string {
  if (source.kind === 'path' || source.kind === 'project')
    return `${source.kind} ${normalizePath(source.path ?? '.')} ${editableApart && source.editable === true ? 'editable' : ''}`;
  const revision = source.kind === 'vcs' ? (source.commit ?? '') : '';
  return `${source.kind} ${withoutLogin(sourceAddress(source))} ${revision}`;
}

/** pip holds two links for one when they differ in user and password or in `#egg=` alone (`links_equivalent`). */
function withoutLogin(url: string): string {
  return url.replace(/:\/\/[^/\s]*@/, '://').replace(/(?<=[#&])egg=[^&]*&?/, '');
}

function distinct<T>(values: readonly T[], key: (value: T) => string): readonly T[] {
  const seen = new Map<string, T>();
  for (const value of values) if (!seen.has(key(value))) seen.set(key(value), value);
  return [...seen.values()];
}
