// How names of extras are compared: by their normal form (PEP 685), or as they are written, as pips before 24.1 do.

import { normalizeName, type PackageName } from './name.ts';
import { isPipWithin } from './pip-knows.ts';

/**
 * `normal`: foo_bar is foo-bar. `written`: what is asked for counts as it is written, in lower case, with underscores for odd characters.
 * `both`: that, and its normal form besides. `isStrict`: a requirement must name the extra as the metadata provides it, letter by letter.
 */
export interface ExtraSpelling {
  readonly kind: 'normal' | 'written' | 'both';
  readonly isStrict: boolean;
}

export const normalSpelling: ExtraSpelling = { kind: 'normal', isStrict: false };

/**
 * @param pip undefined is taken for the newest
 * @param python major and minor of the Python that pip runs on: from 3.11 on it reads metadata with importlib, before with pkg_resources
 */
export function pipSpelling(pip: string | undefined, python: string): ExtraSpelling {
  if (!isPipWithin(pip, { before: '24.1b1' })) return normalSpelling;
  const [major = 0, minor = 0] = python.split('.').map(Number);
  const hasImportlib = (major > 3 || minor >= 11) && isPipWithin(pip, { since: '22.1b1' });
  return { kind: isPipWithin(pip, { before: '23.3' }) ? 'written' : 'both', isStrict: !hasImportlib };
}

function spelledExtra(written: string, { kind }: ExtraSpelling): PackageName {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a name of an extra, as pip then had it
  return kind === 'normal' ? normalizeName(written) : (safeExtra(written) as PackageName);
}

/** What stands for extras in the name of what is resolved; two spellings that an old pip tells apart are two extras. */
export function spelledExtras(written: readonly string[], spelling: ExtraSpelling): readonly PackageName[] {
  return [...new Set(written.map((extra) => spelledExtra(extra, spelling)))].toSorted();
}

/** `safe_extra` of pkg_resources. */
function safeExtra(written: string): string {
  return written.replaceAll(/[^A-Za-z0-9.-]+/g, '_').toLowerCase();
}

/** What `extra` in a marker is compared with for an extra that is asked for. */
export function comparedWith(spelled: string, { kind }: ExtraSpelling): readonly string[] {
  return kind === 'both' ? [...new Set([spelled, normalizeName(spelled)])] : [spelled];
}

/** Whether metadata that provides an extra under this name has what is asked for. */
export function provides(provided: string, compared: string, { kind, isStrict }: ExtraSpelling): boolean {
  if (kind === 'normal' || (kind === 'both' && !isStrict)) return normalizeName(provided) === normalizeName(compared);
  return safeExtra(provided) === safeExtra(compared);
}

/**
 * Whether a line of Requires-Dist that holds for the extras by their normal form holds for them as they are spelled.
 *
 * @param written the extras as the metadata provides them
 */
export function namesSpelled(
  line: string,
  spelled: readonly string[],
  written: readonly string[] | undefined,
  spelling: ExtraSpelling,
): boolean {
  if (spelling.kind === 'normal') return true;
  const named = [...line.matchAll(/\bextra\s*==\s*(?:'([^']*)'|"([^"]*)")/g)].map(([, a, b]) => a ?? b ?? '');
  if (named.length === 0) return true;
  const compared = new Set(spelled.flatMap((each) => comparedWith(each, spelling)));
  return named.some((name) => compared.has(name) && (!spelling.isStrict || (written?.includes(name) ?? true)));
}
