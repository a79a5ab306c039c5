// Wheels that hold parts of the same library and work only beside those of the same version of it, which their metadata does not say.

import type { PackageName } from '../packaging/name.ts';
import { parseSpecifiers, satisfies } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';

export interface Companion {
  /** Normalised, as `beside`. */
  readonly name: string;
  /** A specifier set (PEP 440). */
  readonly versions: string;
  readonly beside: string;
  /** The versions of `beside` that it works with. */
  readonly admits: string;
  /** What both hold. */
  readonly library: string;
  readonly source: string;
}

/** Installed with each other from wheels on CPython 3.12 and imported: xmlsec 1.3.14, 1.3.16 and 1.3.17 with lxml 4.9.4 to 6.1.0. */
const source = 'xmlsec/python-xmlsec#316; import xmlsec: lxml & xmlsec libxml2 library version mismatch';

export const companions: readonly Companion[] = [
  { name: 'xmlsec', versions: '==1.3.14', beside: 'lxml', admits: '>=5.1,<5.4', library: 'libxml2', source },
  { name: 'xmlsec', versions: '>=1.3.16,<1.4', beside: 'lxml', admits: '>=6', library: 'libxml2', source },
];

/** What a wheel of a release goes with, for a search that would move one of the two alone: `lxml>=6`. */
export function companionsOf(name: PackageName, version: string): readonly string[] {
  return rowsOf(name, version).map(({ beside, admits }) => `${beside}${admits}`);
}

export function rowsOf(name: PackageName, version: string): readonly Companion[] {
  return companions.filter((row) => row.name === name && isWithin(version, row.versions));
}

export function isWithin(version: string, versions: string): boolean {
  const [parsed, range] = [parseVersion(version), parseSpecifiers(versions)];
  return parsed.ok && range.ok && satisfies(parsed.value, range.value, true);
}
