// The page of a project as a cache keeps it: how long it may be used, the page as it came where that is small, and its files version by version.

import type { Host } from '../http/host.ts';
import type { PackageName } from '../packaging/name.ts';
import { decodeJsonText } from './decode-text.ts';
import { isKeepable } from './kept-files.ts';
import { formatTerms, type KeptTerms, parseTerms, termsOf } from './kept-terms.ts';
import type { Listing } from './listing.ts';
import { packVersions, separator } from './pack-versions.ts';
import type { ProjectVersions } from './package-index.ts';
import { unpackVersions } from './unpack-versions.ts';
import { versionsOf } from './project-versions.ts';
import type { Source } from './read-document.ts';

type Machine = Pick<Host, 'now' | 'inflate'>;

export interface KeptPage extends KeptTerms {
  /** The page as it came, or nothing; a tab; its files, packed. */
  readonly text: string;
}

/** As it is read back. */
export interface OpenKeptPage extends KeptPage {
  readonly versions: ProjectVersions;
}

/** @returns undefined where a server forbids to keep it, or where an address may hold a secret */
export function toKeptPage(page: Listing, from: readonly Source[], host: Machine): KeptPage | undefined {
  const terms = termsOf(from, true, host.now());
  const text = terms && packedText(page, host);
  return terms && text !== undefined ? { ...terms, text } : undefined;
}

function packedText(page: Listing, { inflate }: Machine): string | undefined {
  if (!page.packed) {
    const versions = versionsOf(page);
    const areKeepable = [...versions.values()].every((files) => files.every(isKeepable));
    return areKeepable ? `${separator}${packVersions(versions)}` : undefined;
  }
  if (!page.packed.isKeepable) return undefined;
  const compressed = inflate ? page.packed.compressed?.() : undefined;
  return compressed === undefined
    ? `${separator}${page.packed.text()}`
    : `${compressed}${separator}${page.packed.places()}`;
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
export async function parseKeptPage(
  line: string,
  project: PackageName,
  { inflate }: Machine,
): Promise<OpenKeptPage | undefined> {
  const end = line.indexOf(separator);
  const { others: _, ...terms } = parseTerms(end < 0 ? '' : line.slice(0, end)) ?? {};
  if (!('at' in terms)) return undefined;
  const text = line.slice(end + 1);
  const middle = text.indexOf(separator);
  const page = middle > 0 ? await pageOf(text.slice(0, middle), inflate) : '';
  const versions = middle < 0 || page === undefined ? undefined : unpackVersions(text.slice(middle + 1), project, page);
  return versions && { ...terms, text, versions };
}

/** The page's text; undefined where it can no longer be read, so that it is asked for again. */
async function pageOf(compressed: string, inflate: Host['inflate']): Promise<string | undefined> {
  try {
    const text = inflate && decodeJsonText(await inflate(compressed));
    return text?.ok ? text.value : undefined;
  } catch {
    return undefined;
  }
}
