// The page of a project as a cache keeps it: version by version, so that a run reads what it looks at. What decides whether a version can be
// installed stands apart, once for all versions with the same kinds of files.

import { type Filename, parseFilename } from '../packaging/filename.ts';
import type { PackageName } from '../packaging/name.ts';
import { remembered } from '../packaging/remembered.ts';
import { IndexError } from '../http/index-error.ts';
import { isKeepable, keepFile, readKeptFile } from './kept-files.ts';
import { formatTerms, type KeptTerms, parseTerms, termsOf } from './kept-terms.ts';
import type { DistributionFile, FileKind, ProjectVersions } from './package-index.ts';
import { readLater, type UnreadFiles } from './project-versions.ts';
import type { Source } from './read-document.ts';

export interface KeptPage extends KeptTerms {
  readonly versions: ProjectVersions;
  /** How they are written: all kinds of files, all lists of kinds, and for each version its text, which list it has, and its files. */
  readonly fields: readonly string[];
}

/** JSON.stringify writes none, and no version has one. */
const separator = '\t';

/**
 * @param now Milliseconds since 1970.
 * @returns undefined where a server forbids to keep it, or where an address may hold a secret
 */
export function toKeptPage(versions: ProjectVersions, from: readonly Source[], now: number): KeptPage | undefined {
  const terms = termsOf(from, true, now);
  const isAllowed = (): boolean => [...versions.values()].every((files) => files.every(isKeepable));
  return terms && isAllowed() ? { ...terms, versions, fields: fieldsOf(versions) } : undefined;
}

/** The same page, of which the index said that it still holds. */
export function renewed({ versions, fields }: KeptPage, from: readonly Source[], now: number): KeptPage | undefined {
  const terms = termsOf(from, true, now);
  return terms && { ...terms, versions, fields };
}

/** On one line. */
export function formatKeptPage(page: KeptPage): string {
  return [formatTerms(page), ...page.fields].join(separator);
}

function fieldsOf(versions: ProjectVersions): readonly string[] {
  const kinds = numbering();
  const lists = numbering();
  const fields: string[] = [];
  for (const [version, files] of versions) {
    const list = lists.placeOf(files.map((file) => kinds.placeOf(kindText(file))).join());
    fields.push(version, String(list), JSON.stringify(files.map(keepFile)));
  }
  const kindList = JSON.stringify(kinds.all().map((kind) => kind.split(separator)));
  return [kindList, JSON.stringify(lists.all()), ...fields];
}

/** Gives each text a number, the same one for the same text. */
function numbering(): { placeOf(text: string): number; all(): readonly string[] } {
  const places = new Map<string, number>();
  return {
    placeOf(text) {
      const place = places.get(text) ?? places.size;
      places.set(text, place);
      return place;
    },
    all: () => [...places.keys()],
  };
}

/** What stands behind the version in a wheel's name, or how an sdist ends; `yanked`, or nothing; Requires-Python, where there is one. */
function kindText({ filename, raw, requiresPython, yanked }: DistributionFile): string {
  const isWheel = filename.kind === 'wheel';
  const ending = isWheel ? raw.slice(raw.indexOf('-', raw.indexOf('-') + 1)) : extensionOf(filename);
  const state = yanked === false ? '' : 'yanked';
  return requiresPython === undefined
    ? `${ending}${separator}${state}`
    : `${ending}${separator}${state}${separator}${requiresPython}`;
}

function extensionOf(filename: DistributionFile['filename']): string {
  return filename.kind === 'sdist' ? filename.extension : '';
}

/** @returns undefined for a text that is no kept page */
export function parseKeptPage(text: string, project: PackageName): KeptPage | undefined {
  const [first = '', ...fields] = text.split(separator);
  const { others: _, ...terms } = parseTerms(first) ?? {};
  const versions = parseVersions(fields, project);
  return versions && 'at' in terms ? { ...terms, versions, fields } : undefined;
}

function parseVersions(
  [first = '', second = '', ...fields]: readonly string[],
  project: PackageName,
): ProjectVersions | undefined {
  // Kinds that differ by Requires-Python or a yank alone have one ending.
  const filenameOf = remembered(10_000, (ending) =>
    parseFilename(`${project.replaceAll('-', '_')}-0${ending}`, project),
  );
  const kinds = parseList(first)?.map((kind) => kindOf(kind, filenameOf));
  const lists = parseList(second)?.map((list) =>
    String(list)
      .split(',')
      .map((place) => kinds?.[Number(place)]),
  );
  const unread = new Map<string, UnreadFiles>();
  for (let at = 0; at < fields.length; at += 3) {
    const [version = '', place = '', files] = [fields[at], fields[at + 1], fields[at + 2]];
    const list = lists?.[Number(place)];
    if (!isWhole(list) || files === undefined) return undefined;
    unread.set(version, { kinds: list, read: () => filesOf(files, project) });
  }
  return kinds && lists && readLater(unread);
}

function isWhole(list: readonly (FileKind | undefined)[] | undefined): list is readonly FileKind[] {
  return list?.every((kind) => kind !== undefined) === true;
}

/** A line is checked before it is taken apart, so that none is met here that says nothing; absence is not to be made of one. */
function filesOf(text: string, project: PackageName): readonly DistributionFile[] {
  return (parseList(text) ?? [undefined]).map((kept) => {
    const file = readKeptFile(kept, project, parseFilename);
    if (file === undefined) throw new IndexError({ kind: 'content', problem: 'what was kept of it cannot be read' });
    return file;
  });
}

/** Whatever its version, a file of this ending is for the same machines. */
function kindOf(kind: unknown, filenameOf: (ending: string) => Filename): FileKind {
  const [ending, state, ...requiresPython]: readonly unknown[] = Array.isArray(kind) ? kind : [];
  const about = { filename: filenameOf(String(ending)), yanked: state === '' ? (false as const) : '' };
  return requiresPython.length > 0 ? { ...about, requiresPython: requiresPython.join(separator) } : about;
}

function parseList(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
