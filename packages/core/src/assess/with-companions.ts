// What is known of packages that work only beside certain versions of another one.

import { type Companion, companions } from './companion.ts';
import { extrasNamed } from '../packaging/marker-extras.ts';
import { normalizeName, type PackageName } from '../packaging/name.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { parseSpecifiers, satisfies } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';

/**
 * What a release requires, and what its wheel goes with, for a search that would move one of the two alone: `lxml>=6`. A release
 * that does not require the other asks for none (scikit-learn 0.19 names no numpy).
 */
export function withCompanions(name: PackageName, version: string, requires: readonly string[]): readonly string[] {
  const rows = rowsOf(name, version, requires);
  return [...requires, ...rows.map(({ beside, admits }) => `${beside}${admits}`)];
}

/** @param requires null where nobody knows what it requires: rows then count by its version alone */
export function rowsOf(name: PackageName, version: string, requires: readonly string[] | null): readonly Companion[] {
  const rows = companions.filter((row) => row.name === name && isWithin(version, row.versions));
  if (rows.length === 0 || requires === null) return rows;
  const named = new Set(requires.flatMap(namedWithoutExtra));
  return rows.filter(({ beside }) => named.has(normalizeName(beside)));
}

/** The name of what is required; none where an extra alone asks for it. */
function namedWithoutExtra(requires: string): readonly PackageName[] {
  const read = parseRequirement(requires);
  if (!read.ok) return [];
  const { name, marker } = read.value;
  return marker !== undefined && extrasNamed(marker).length > 0 ? [] : [name];
}

export function isWithin(version: string, versions: string): boolean {
  const [parsed, range] = [parseVersion(version), parseSpecifiers(versions)];
  return parsed.ok && range.ok && satisfies(parsed.value, range.value, true);
}

/** Of a package that does not go with a version of another, those that do; undefined where no row tells. */
export function versionsBeside(name: string, beside: string, version: string): string | undefined {
  const rows = companions.filter((row) => row.name === name && row.beside === beside);
  return (
    rows.find(({ admits }) => isWithin(version, admits))?.versions ??
    rows.findLast(({ instead }) => instead !== undefined)?.instead
  );
}
