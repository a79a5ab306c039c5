// Versions as packaging 21.3 and older read them: where PEP 440 ends, the order of early setuptools goes on.

import { compareVersions, parseVersion, type Version } from './version.ts';

/** A text that is no version by PEP 440, such as `2013d` or `0.14.*`. It comes before every version that is one. */
export interface LegacyVersion {
  /** As written, without a look at case or white space. */
  readonly text: string;
  /** Its parts, made so that comparing them as texts gives the order. */
  readonly key: readonly string[];
}

/**
 * Reads any text as packaging 21.3's `parse` does: pip up to 24.0 takes `pytz-2013d.zip` for a release.
 *
 * @returns a version of PEP 440 where the text is one, else a legacy one; nothing is refused
 */
export function parseAnyVersion(text: string): Version | LegacyVersion {
  const version = parseVersion(text);
  return version.ok ? version.value : legacyVersion(text);
}

/** Whether it is no version by PEP 440. */
export function isLegacy(version: Version | LegacyVersion): version is LegacyVersion {
  return 'key' in version;
}

/** The text as a legacy version, whatever PEP 440 says of it: a legacy specifier compares all versions so. */
export function legacyVersion(text: string): LegacyVersion {
  return { text, key: keyOf(text) };
}

/** The order of packaging 21.3: negative where a comes first, 0 where they are one version. */
export function compareAnyVersions(a: Version | LegacyVersion, b: Version | LegacyVersion): number {
  if (isLegacy(a)) return isLegacy(b) ? compareKeys(a.key, b.key) : -1;
  return isLegacy(b) ? 1 : compareVersions(a, b);
}

/** Whether `==asked` admits the version: all are compared as legacy ones where what is asked is none of PEP 440's. */
export function isSameLegacy(version: string, asked: string): boolean {
  return isLegacy(parseAnyVersion(asked)) && compareAnyVersions(legacyVersion(version), legacyVersion(asked)) === 0;
}

/** Alphas and betas sort before `*final`, which ends every key; a dash, as before a patch number, right after it. */
const replacements: ReadonlyMap<string, string> = new Map([
  ['pre', 'c'],
  ['preview', 'c'],
  ['-', 'final-'],
  ['rc', 'c'],
  ['dev', '@'],
]);

/** packaging 21.3's `_legacy_cmpkey`, which is setuptools' `parse_version` of before PEP 440. */
function keyOf(text: string): readonly string[] {
  const key: string[] = [];
  for (const part of partsOf(text.toLowerCase())) {
    if (part.startsWith('*')) {
      if (part < '*final') while (key.at(-1) === '*final-') key.pop();
      while (key.at(-1) === '00000000') key.pop();
    }
    key.push(part);
  }
  return key;
}

function partsOf(text: string): readonly string[] {
  const parts = text.split(/(\p{Nd}+|[a-z]+|\.|-)/u).filter((part) => part !== '' && part !== '.');
  return [
    ...parts.map((part) => (/^[0-9]/.test(part) ? part.padStart(8, '0') : `*${replacements.get(part) ?? part}`)),
    '*final',
  ];
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const [partA, partB] = [a[i] ?? '', b[i] ?? ''];
    if (partA !== partB) return partA < partB ? -1 : 1;
  }
  return a.length - b.length;
}
