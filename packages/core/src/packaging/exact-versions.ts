// `===` as installers read it: PEP 440 compares texts, uv versions.

import type { Specifier, SpecifierSet } from './specifier.ts';
import { parseVersion } from './version.ts';

/** `text`: as PEP 440 and pip have it, case aside. `version`: 1.0.0 is 1.0, and 1.0+cpu is not; there is no other text behind it. */
export type ExactEquality = 'text' | 'version';

/** The set as whoever has this reading of `===` takes it. */
export function exactVersions(set: SpecifierSet, equality: ExactEquality): SpecifierSet {
  if (equality === 'text' || !set.specifiers.some(isExact)) return set;
  return { ...set, specifiers: set.specifiers.map((each) => (isExact(each) ? withBase(each) : each)) };
}

function isExact({ operator }: Specifier): boolean {
  return operator === '===';
}

function withBase(specifier: Specifier): Specifier {
  const version = parseVersion(specifier.version);
  return version.ok ? { ...specifier, base: version.value } : specifier;
}
