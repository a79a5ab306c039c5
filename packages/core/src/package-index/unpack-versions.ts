// The files of a project version by version, so that a run reads the versions that it looks at. What decides whether a version can be installed
// stands apart, once for all versions with the same kinds of files.

import { type Filename, parseFilename, parseReleaseFilename } from '../packaging/filename.ts';
import { normalizeName, type PackageName } from '../packaging/name.ts';
import { remembered } from '../packaging/remembered.ts';
import { IndexError } from '../http/index-error.ts';
import { isJsonObject } from '../text/json-value.ts';
import { readKeptFile } from './kept-files.ts';
import type { PageText } from './page-text.ts';
import { separator } from './pack-versions.ts';
import type { DistributionFile, FileKind, ProjectVersions } from './package-index.ts';
import { readPageEntry } from './page-entry.ts';
import { readLater } from './project-versions.ts';

/** The files of one version. */
interface UnreadFiles {
  readonly kinds: readonly FileKind[];
  /** JSON of them, or where they stand. */
  readonly where: string;
}

/**
 * @param page what the places of files are places in
 * @returns undefined for a text that holds none
 */
export function unpackVersions(text: string, project: PackageName, page: PageText): ProjectVersions | undefined {
  const fields = text.split(separator);
  const kinds = parseList(fields[0] ?? '')?.map(kindReader(project));
  const lists = parseList(fields[1] ?? '')?.map((list) => allOfList(String(list), kinds ?? []));
  const base = fields[2] ?? '';
  const unread = new Map<string, UnreadFiles>();
  // Nothing is made for each but what it is: pages have thousands of versions.
  for (let at = 3; at < fields.length; at += 3) {
    const list = lists?.[Number(fields[at + 1])];
    const where = fields[at + 2];
    if (list === undefined || where === undefined) return undefined;
    unread.set(fields[at] ?? '', { kinds: list, where });
  }
  const read = ({ kinds: { length }, where }: UnreadFiles): readonly DistributionFile[] => {
    const json = where.startsWith('[') ? where : entriesAt(placesOf(where), page);
    return allOf(length, unpackFiles(json, base, project));
  };
  return kinds && lists && readLater(unread, read);
}

/** Fewer files would be an absence that nobody told. */
function allOf(count: number, files: readonly DistributionFile[]): readonly DistributionFile[] {
  if (files.length !== count) throw unreadable();
  return files;
}

const unreadable = (): IndexError => new IndexError({ kind: 'content', problem: 'what was kept of it cannot be read' });

/** From, to, from, to. */
export const placesOf = (text: string): readonly number[] => text.split(',').map(Number);

/** JSON of the entries. @param spans from, to, from, to */
export function entriesAt(spans: readonly number[], page: PageText): string {
  const entries: string[] = [];
  for (let at = 0; at < spans.length; at += 2) entries.push(page.slice(spans[at], spans[at + 1]));
  return `[${entries.join()}]`;
}

/** @returns undefined where one of them is missing */
function allOfList(places: string, kinds: readonly FileKind[]): readonly FileKind[] | undefined {
  const list: FileKind[] = [];
  for (const place of placesOf(places)) {
    const kind = kinds[place];
    if (kind === undefined) return undefined;
    list.push(kind);
  }
  return list;
}

/**
 * A line is checked before it is taken apart, so that none is met here that says nothing; absence is not to be made of one. What is
 * read here is looked at, so that its names are met again in the release's own document.
 */
export function unpackFiles(text: string, base: string, project: PackageName): readonly DistributionFile[] {
  return (parseList(text) ?? [undefined]).map((kept) => {
    const file = isJsonObject(kept)
      ? readPageEntry(kept, base, project, parseReleaseFilename)
      : readKeptFile(kept, project, parseReleaseFilename);
    if (file === undefined) throw unreadable();
    return file;
  });
}

/** Projects share most of their endings. */
const filenameOfAny = remembered(10_000, (ending): Filename => parseFilename(`any-0${ending}`, normalizeName('any')));

/** Whatever its version, a file of this ending is for the same machines. */
function kindReader(project: PackageName): (kind: unknown) => FileKind {
  // Kinds that differ by Requires-Python or a yank alone have one ending.
  const filenames = new Map<string, Filename>();
  const filenameOf = (ending: string): Filename => {
    const known = filenames.get(ending);
    if (known) return known;
    const any = filenameOfAny(ending);
    const filename = 'name' in any ? { ...any, name: project } : any;
    filenames.set(ending, filename);
    return filename;
  };
  return (written) => {
    const kind: readonly unknown[] = Array.isArray(written) ? written : [];
    const filename = filenameOf(String(kind[0]));
    const yanked = kind[1] === '' ? (false as const) : '';
    if (kind.length < 3) return { filename, yanked };
    // It may have a tab of its own.
    return { filename, yanked, requiresPython: kind.length === 3 ? String(kind[2]) : kind.slice(2).join(separator) };
  };
}

function parseList(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
