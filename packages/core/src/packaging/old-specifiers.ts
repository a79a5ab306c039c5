// Sets of version specifiers as pips before 24.1 read them, in the shape of those of today.

import { admitsLegacy, parseLegacySpecifiers, type LegacySpecifierSet } from './legacy-specifier.ts';
import type { Parsed } from './parsed.ts';
import { parseSpecifier, parseSpecifiers, type Specifier, specifierSet, type SpecifierSet } from './specifier.ts';

/** Reads a set that may hold clauses from before PEP 440 (`pytz>=2011k`, which pandas 0.23.4 requires). */
export function parseOldSpecifiers(text: string): Parsed<SpecifierSet> {
  const modern = parseSpecifiers(text);
  if (modern.ok) return modern;
  const old = parseLegacySpecifiers(text);
  return old.ok ? { ok: true, value: withOldClauses(old.value) } : old;
}

/** A clause that PEP 440 knows keeps its meaning; another one brings along what it admits. */
export function withOldClauses({ specifiers }: LegacySpecifierSet): SpecifierSet {
  return specifierSet(
    specifiers.map((clause): Specifier => {
      const { operator, version } = clause;
      const modern = parseSpecifier(operator + version);
      if (modern.ok) return modern.value;
      return {
        operator,
        version,
        base: undefined,
        wildcard: false,
        admitsText: (candidate) => admitsLegacy(clause, candidate),
      };
    }),
  );
}
