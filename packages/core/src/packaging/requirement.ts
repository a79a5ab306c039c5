// Dependency specifiers, such as `requests[socks]>=2.8; python_version < "3"` (PEP 508, as pypa/packaging 26.3 reads them).

import { legacySpecifierGrammar, type LegacySpecifierSet, parseLegacySpecifiers } from './legacy-specifier.ts';
import { isLegacyMarker } from './legacy-marker.ts';
import { formatMarker, type Marker } from './marker.ts';
import { markerAt } from './marker-parse.ts';
import { normalizeName, type PackageName } from './name.ts';
import type { Parsed } from './parsed.ts';
import { remembered } from './remembered.ts';
import { fail, type Scanner, scanner, sees, skipBlanks, take } from './scanner.ts';
import { parseSpecifiers, specifierGrammar, type SpecifierSet } from './specifier.ts';

/** A requirement (PEP 508), parsed: names and extras normalised, specifiers as values. */
export interface Requirement<Specifiers = SpecifierSet> {
  readonly name: PackageName;
  /** Normalised, sorted, without repeats. */
  readonly extras: readonly string[];
  /** The extras as written, where that is not the same. */
  readonly writtenExtras?: readonly string[];
  /** Empty where a URL is given. */
  readonly specifiers: Specifiers;
  /** A direct reference, as written behind `@`. */
  readonly url?: string;
  readonly marker?: Marker;
  /** The marker as written, for messages. */
  readonly markerText?: string;
  /** The whole in normal form: `requests[socks]>=2.8; python_version < "3"`. */
  readonly text: string;
}

/** How one kind of specifiers is read, and what stands around them. */
interface Dialect<Specifiers> {
  /** A name, of a project or of an extra; packaging 22 and later let an underscore end it. */
  readonly identifier: RegExp;
  readonly clause: RegExp;
  readonly parse: (text: string) => Parsed<Specifiers>;
  /** Whether a comma may follow the last clause (`>=1.0,`), parentheses hold none, and anything at all be a URL. */
  readonly isLoose: boolean;
  /** Whether a marker that could be read is one. */
  readonly admits: (markerText: string) => boolean;
}

const modern: Dialect<SpecifierSet> = {
  identifier: /[a-zA-Z0-9][a-zA-Z0-9._-]*\b/y,
  clause: new RegExp(specifierGrammar, 'iy'),
  parse: parseSpecifiers,
  isLoose: true,
  admits: () => true,
};

const legacy: Dialect<LegacySpecifierSet> = {
  identifier: /[a-zA-Z0-9](?:[a-zA-Z0-9._-]*[a-zA-Z0-9])?/y,
  clause: new RegExp(legacySpecifierGrammar, 'iy'),
  parse: parseLegacySpecifiers,
  isLoose: false,
  admits: isLegacyMarker,
};

/**
 * Reads one requirement, as Requires-Dist holds it. Requirements files allow more (options, paths, comments), and that is not read here.
 * @returns a problem where packaging raises InvalidRequirement.
 */
export function parseRequirement(text: string): Parsed<Requirement> {
  return readRemembered(text);
}

/** Releases of one project, and whatever asks for the same project, repeat each other's lines. */
const readRemembered = remembered(10_000, (text) => parseIn(modern, text));

/**
 * Reads one as packaging 21.3 and older do: its specifiers may be of the kind before PEP 440 (`pytz==2013d`, `docutils>=0.14.*`),
 * and what later releases let through is none (`requests>=2.8,<3,`, `name ()`, `name_`).
 */
export function parseLegacyRequirement(text: string): Parsed<Requirement<LegacySpecifierSet>> {
  return readLegacy(text);
}

const readLegacy = remembered(10_000, (text) => parseIn(legacy, text));

function parseIn<S extends { readonly text: string }>(dialect: Dialect<S>, text: string): Parsed<Requirement<S>> {
  const source = scanner(text);
  const requirement = requirementAt(source, dialect);
  if (requirement && source.at < text.length) fail(source, 'the end of the requirement');
  if (!requirement || source.problem !== undefined)
    return { ok: false, problem: source.problem ?? 'not a requirement', at: source.failedAt };
  return { ok: true, value: requirement };
}

function requirementAt<S extends { readonly text: string }>(
  source: Scanner,
  dialect: Dialect<S>,
): Requirement<S> | undefined {
  skipBlanks(source);
  const project = take(source, dialect.identifier);
  if (project === undefined) return fail(source, "a project's name");
  skipBlanks(source);
  const written = extrasAt(source, dialect);
  if (!written) return undefined;
  const extras = [...new Set(written.map(normalizeName))].toSorted();
  skipBlanks(source);
  const url = urlAt(source);
  if (url === undefined) return undefined;
  if (url !== '' && !dialect.isLoose && !withScheme.test(url))
    return fail(source, 'a URL behind "@" that names a host');
  const specifiers = url === '' ? specifiersAt(source, dialect) : dialect.parse('');
  if (!specifiers) return undefined;
  if (!specifiers.ok) return fail(source, `version specifiers (${specifiers.problem})`);
  const name = normalizeName(project);
  const condition = conditionAt(
    source,
    dialect,
    specifiers.value.text === '' ? '";" or a version specifier' : '"," or ";"',
  );
  if (!condition) return undefined;
  const { marker } = condition;
  return {
    name,
    extras,
    ...(written.every((extra) => normalizeName(extra) === extra) ? {} : { writtenExtras: written }),
    specifiers: specifiers.value,
    ...(url === '' ? {} : { url }),
    ...condition,
    text: [
      name,
      extras.length > 0 ? `[${extras.join(',')}]` : '',
      specifiers.value.text,
      url === '' ? '' : ` @ ${url}${marker ? ' ' : ''}`,
      marker ? `; ${formatMarker(marker)}` : '',
    ].join(''),
  };
}

function extrasAt(
  source: Scanner,
  { identifier }: Pick<Dialect<unknown>, 'identifier'>,
): readonly string[] | undefined {
  if (take(source, /\[/y) === undefined) return [];
  const extras = new Set<string>();
  skipBlanks(source);
  let extra = take(source, identifier);
  while (extra !== undefined) {
    extras.add(extra);
    skipBlanks(source);
    if (take(source, /,/y) === undefined) break;
    skipBlanks(source);
    extra = take(source, identifier);
    if (extra === undefined) return fail(source, 'the name of an extra');
  }
  skipBlanks(source);
  if (take(source, /\]/y) === undefined) return fail(source, '"," or "]" among the extras');
  return [...extras];
}

/** packaging before 22 takes no path and no bare word. */
const withScheme = /^(?:file:|[a-z][a-z0-9+.-]*:\/\/[^/?#])/i;

/** The URL behind `@`; '' where there is no `@`. A marker needs white space before its semicolon, which URLs may hold. */
function urlAt(source: Scanner): string | undefined {
  if (take(source, /@/y) === undefined) return '';
  skipBlanks(source);
  const url = take(source, /[^ \t]+/y);
  if (url === undefined) return fail(source, 'a URL behind "@"');
  skipBlanks(source);
  return url;
}

/** A set, in parentheses or not; both may be empty. */
function specifiersAt<S>(source: Scanner, { clause, parse, isLoose }: Dialect<S>): Parsed<S> | undefined {
  const opened = take(source, /\(/y) !== undefined;
  skipBlanks(source);
  if (opened && !isLoose && !sees(source, clause)) return fail(source, 'a version specifier within the parentheses');
  let written = '';
  for (let one = take(source, clause); one !== undefined; one = take(source, clause)) {
    written += one;
    if (sees(source, /\.\*/y)) return fail(source, 'no ".*" here: it ends a plain release behind "==" or "!=" only');
    if (sees(source, /\+[a-z0-9]/y)) return fail(source, 'no local version here: only "==" and "!=" take one');
    skipBlanks(source);
    if (take(source, /,/y) === undefined) break;
    written += ',';
    skipBlanks(source);
    if (!isLoose && !sees(source, clause)) return fail(source, 'a version specifier behind ","');
  }
  skipBlanks(source);
  if (opened && take(source, /\)/y) === undefined) return fail(source, '"," or ")" among the version specifiers');
  skipBlanks(source);
  return parse(written);
}

function conditionAt(
  source: Scanner,
  { admits }: Pick<Dialect<unknown>, 'admits'>,
  expected: string,
): Pick<Requirement, 'marker' | 'markerText'> | undefined {
  if (source.at === source.text.length) return {};
  if (take(source, /;/y) === undefined) return fail(source, `${expected} or the end`);
  const start = source.at;
  const marker = markerAt(source);
  if (!admits(source.text.slice(start, source.at))) return fail(source, 'a marker of before PEP 751');
  return marker && { marker, markerText: source.text.slice(start, source.at).trim() };
}
