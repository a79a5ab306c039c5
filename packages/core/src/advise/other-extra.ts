// An extra of the same project that brings the same code in a wheel.

import { releasesOf } from '../candidates/releases-of.ts';
import { normalizeName, type PackageName } from '../packaging/name.ts';
import { wheelOf } from './fitting-versions.ts';
import type { Inquiry, Judged } from './inquiry.ts';

interface OtherExtra {
  /** What the other extra brings. */
  readonly brings: PackageName;
  /** What to ask for, and in place of what. */
  readonly words: string;
}

/** By what the extra brings that is built. psycopg's documentation: binary and c hold the same C, compiled before or here. */
const extras: ReadonlyMap<string, OtherExtra> = new Map([
  ['psycopg-c', { brings: normalizeName('psycopg-binary'), words: 'psycopg[binary] in place of psycopg[c]' }],
]);

/** Null where there is none, or no wheel of that very version fits. */
export async function otherExtra(row: Judged, inquiry: Inquiry): Promise<string | null> {
  const other = extras.get(row.as.name);
  const versions = other && (await inquiry.versions(row, other.brings));
  if (!other || !versions) return null;
  const release = releasesOf(versions).find(({ version }) => version.text === row.as.version);
  return release && wheelOf(row, release, other.brings) ? other.words : null;
}
