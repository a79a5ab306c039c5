// One line of Requires-Dist as an installer reads it: what one refuses, another mends.

import type { LegacySpecifierSet } from './legacy-specifier.ts';
import { mendRequirement } from './mend-requirement.ts';
import type { Parsed } from './parsed.ts';
import { parseLegacyRequirement, parseRequirement, type Requirement } from './requirement.ts';
import type { SpecifierSet } from './specifier.ts';

/**
 * `pep-508`: as it is written there, or the release is refused (pip from 24.1 on). `legacy`: specifiers from before PEP 440
 * too, and pip stops at anything else (pip up to 24.0). `mended`: what is known to be meant otherwise is put right (uv).
 */
export type RequiresDistDialect = 'pep-508' | 'legacy' | 'mended';

type Read = Requirement<SpecifierSet | LegacySpecifierSet>;

/** @returns a problem where the installer refuses a wheel that has the line, whether or not the line applies where it runs */
export function parseRequiresDist(line: string, dialect: RequiresDistDialect): Parsed<Read> {
  switch (dialect) {
    case 'pep-508':
      return parseRequirement(line);
    case 'legacy':
      return parseLegacyRequirement(line);
    case 'mended':
      return mendRequirement(line);
  }
}

/** The first line that the installer refuses. */
export function refusedLine(lines: readonly string[], dialect: RequiresDistDialect): string | undefined {
  return lines.find((line) => !parseRequiresDist(line, dialect).ok);
}
