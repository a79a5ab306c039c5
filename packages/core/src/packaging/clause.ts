// The clauses of a specifier set for whoever holds several sets together: PEP 440's, or all as packaging 21.3 reads them.

import { admitsLegacy, parseLegacySpecifiers } from './legacy-specifier.ts';
import { parseAnyVersion } from './legacy-version.ts';
import { admits, formatSpecifier, parseSpecifiers } from './specifier.ts';
import { parseVersion } from './version.ts';

export interface Clause {
  /** As written, without white space: `>=1.2`. */
  readonly text: string;
  readonly operator: string;
  /** What stands behind the operator. */
  readonly version: string;
  /** Whether it is one `==` without `.*`, or one `===`. */
  readonly isPin: boolean;
  /** Whether it takes the version, pre-releases included. */
  readonly admits: (version: string) => boolean;
}

/**
 * Reads a set. One clause from before PEP 440 makes it one for pip before 24.1, which reads the others in its own way too.
 *
 * @returns undefined where no pip reads it, as with `==${VERSION}`
 */
export function readClauses(text: string): readonly Clause[] | undefined {
  const set = parseSpecifiers(text);
  if (set.ok)
    return set.value.specifiers.map((specifier) => ({
      text: formatSpecifier(specifier),
      operator: specifier.operator,
      version: specifier.version,
      isPin: specifier.operator === '===' || (specifier.operator === '==' && !specifier.wildcard),
      admits(version) {
        const parsed = parseVersion(version);
        // `===` may name what is no version at all (PEP 440); it is then met by the same text alone.
        return admits(specifier, parsed.ok ? parsed.value : undefined, version);
      },
    }));
  // An old pip takes any text for a version; a variable stands for one that is not known.
  const old = text.includes('${') ? undefined : parseLegacySpecifiers(text);
  if (!old?.ok) return undefined;
  return old.value.specifiers.map((specifier) => ({
    text: specifier.operator + specifier.version,
    operator: specifier.operator,
    version: specifier.version,
    isPin:
      specifier.operator === '===' ||
      (specifier.operator === '==' && !(specifier.modern && specifier.version.endsWith('.*'))),
    admits: (version) => admitsLegacy(specifier, parseAnyVersion(version)),
  }));
}
