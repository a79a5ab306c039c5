// The page of a project as a cache keeps it: how long it may be used, and its files packed version by version.

import type { PackageName } from '../packaging/name.ts';
import { isKeepable } from './kept-files.ts';
import { formatTerms, type KeptTerms, parseTerms, termsOf } from './kept-terms.ts';
import type { Listing } from './listing.ts';
import { packVersions } from './pack-versions.ts';
import type { ProjectVersions } from './package-index.ts';
import { separator, unpackVersions } from './unpack-versions.ts';
import { versionsOf } from './project-versions.ts';
import type { Source } from './read-document.ts';

export interface KeptPage extends KeptTerms {
  /** The files, packed. */
  readonly text: string;
}

/** As it is read back. */
export interface OpenKeptPage extends KeptPage {
  readonly versions: ProjectVersions;
}

/**
 * @param now Milliseconds since 1970.
 * @returns undefined where a server forbids to keep it, or where an address may hold a secret
 */
export function toKeptPage(page: Listing, from: readonly Source[], now: number): KeptPage | undefined {
  const terms = termsOf(from, true, now);
  const text = terms && packedText(page);
  return terms && text !== undefined ? { ...terms, text } : undefined;
}

function packedText(page: Listing): string | undefined {
  if (page.packed) return page.packed.isKeepable ? page.packed.text() : undefined;
  const versions = versionsOf(page);
  return [...versions.values()].every((files) => files.every(isKeepable)) ? packVersions(versions) : undefined;
}

/** The same page, of which the index said that it still holds. */
export function renewed({ text }: KeptPage, from: readonly Source[], now: number): KeptPage | undefined {
  const terms = termsOf(from, true, now);
  return terms && { ...terms, text };
}

/** On one line. */
export function formatKeptPage(page: KeptPage): string {
  return `${formatTerms(page)}${separator}${page.text}`;
}

/** @returns undefined for a text that is no kept page */
export function parseKeptPage(line: string, project: PackageName): OpenKeptPage | undefined {
  const end = line.indexOf(separator);
  const { others: _, ...terms } = parseTerms(end < 0 ? '' : line.slice(0, end)) ?? {};
  const text = line.slice(end + 1);
  const versions = unpackVersions(text, project);
  return versions && 'at' in terms ? { ...terms, text, versions } : undefined;
}
