// One line of Requires-Dist as an installer reads it: what one refuses, another mends.

import { type LegacySpecifierSet, satisfiesLegacy } from './legacy-specifier.ts';
import { parseAnyVersion } from './legacy-version.ts';
import { mendRequirement } from './mend-requirement.ts';
import type { Parsed } from './parsed.ts';
import { parseLegacyRequirement, parseRequirement, type Requirement } from './requirement.ts';
import { satisfies, type SpecifierSet } from './specifier.ts';
import { parseVersion } from './version.ts';

/**
 * `pep-508`: as it is written there, or the release is refused (pip from 24.1 on). `legacy`: specifiers from before PEP 440
 * too, and pip stops at anything else (pip up to 24.0). `mended`: what is known to be meant otherwise is put right (uv).
 */
export type RequiresDistDialect = 'pep-508' | 'legacy' | 'mended';

/** What one line asks for. */
export interface Required extends Pick<Requirement, 'name' | 'extras' | 'marker'> {
  /** As written, without white space: `<2,>=1.21`; empty for any version. */
  readonly range: string;
  /** Whether it takes a version, pre-releases included; what is no version (a folder, version control) is taken to be admitted. */
  readonly admits: (version: string) => boolean;
}

/** @returns a problem where the installer refuses a wheel that has the line, whether or not the line applies where it runs */
export function parseRequiresDist(line: string, dialect: RequiresDistDialect): Parsed<Required> {
  if (dialect === 'legacy') return required(parseLegacyRequirement(unfold(line)), admitsLegacy);
  return required(dialect === 'mended' ? mendRequirement(unfold(line)) : parseRequirement(line), admits);
}

/** What nearly every line is: a name, extras, plain releases, and a marker without brackets. */
const plainLine = ((): RegExp => {
  const name = String.raw`[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?`;
  const clause = String.raw`(?:[=!<>]=|[<>]) ?\d+(?:\.\d+)*`;
  const variable = '(?:python_(?:full_)?version|sys_platform|platform_system|platform_machine|os_name|extra)';
  const atom = String.raw`${variable} ?(?:[=!<>]=|[<>]) ?(?:"[\w .-]*"|'[\w .-]*')`;
  const [extras, clauses] = [String.raw`\[${name}(?:, ?${name})*\]`, `${clause}(?:, ?${clause})*`];
  return new RegExp(`^${name}(?:${extras})? ?(?:${clauses})?(?: ?; ?${atom}(?: (?:and|or) ${atom})*)?$`);
})();

/**
 * Lines of one release that are read: each is taken apart and held against a target in one go, and the longest real lists have some two
 * thousand. Of what says more it is not known what it requires.
 */
export const MOST_REQUIRES = 5000;

const refused = new WeakMap<readonly string[], Map<RequiresDistDialect, string | undefined>>();

/** The first line that the installer refuses; looked for once in what one release requires, however many targets it is judged on. */
export function refusedLine(lines: readonly string[], dialect: RequiresDistDialect): string | undefined {
  const known = refused.get(lines) ?? new Map<RequiresDistDialect, string | undefined>();
  refused.set(lines, known);
  if (!known.has(dialect))
    known.set(
      dialect,
      // No dialect refuses a plain line, so that it need not be taken apart.
      lines.find((line) => !plainLine.test(line) && !parseRequiresDist(line, dialect).ok),
    );
  return known.get(dialect);
}

/** A field may go on in the next line (RFC 5322, 2.2.3); packaging since 22 does not put the lines together, all others do. */
export function unfold(field: string): string {
  return field
    .split('\n')
    .map((line) => line.trim())
    .join(' ');
}

interface Clauses {
  readonly specifiers: readonly { readonly operator: string; readonly version: string }[];
}

function required<S extends Clauses>(
  read: Parsed<Requirement<S>>,
  test: (specifiers: S, version: string) => boolean,
): Parsed<Required> {
  if (!read.ok) return read;
  const { name, extras, marker, specifiers } = read.value;
  return {
    ok: true,
    value: {
      name,
      extras,
      ...(marker ? { marker } : {}),
      range: specifiers.specifiers.map(({ operator, version }) => operator + version).join(','),
      admits: (version) => test(specifiers, version),
    },
  };
}

function admits(specifiers: SpecifierSet, text: string): boolean {
  const version = parseVersion(text);
  return !version.ok || satisfies(version.value, specifiers, true);
}

function admitsLegacy(specifiers: LegacySpecifierSet, text: string): boolean {
  return text === '' || satisfiesLegacy(parseAnyVersion(text), specifiers);
}
