// The files of a project version by version, so that a run reads the versions that it looks at. What decides whether a version can be installed
// stands apart, once for all versions with the same kinds of files.

import { type Filename, parseFilename, parseReleaseFilename } from '../packaging/filename.ts';
import type { PackageName } from '../packaging/name.ts';
import { remembered } from '../packaging/remembered.ts';
import { IndexError } from '../http/index-error.ts';
import { isJsonObject } from '../text/json-value.ts';
import { readKeptFile } from './kept-files.ts';
import { type PackedFiles, type Packer, separator } from './pack-versions.ts';
import type { DistributionFile, FileKind, ProjectVersions } from './package-index.ts';
import { readPageEntry } from './page-entry.ts';
import { readLater, type UnreadFiles } from './project-versions.ts';

/**
 * @param page what the places of files are places in
 * @returns undefined for a text that holds none
 */
export function unpackVersions(text: string, project: PackageName, page: string): ProjectVersions | undefined {
  const [first = '', second = '', base = '', ...fields] = text.split(separator);
  const kinds = parseList(first)?.map(kindReader(project));
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
    const json = (): string => (files.startsWith('[') ? files : entriesAt(files.split(',').map(Number), page));
    unread.set(version, { kinds: list, read: () => allOf(list.length, unpackFiles(json(), base, project)) });
  }
  return kinds && lists && readLater(unread);
}

/** Fewer files would be an absence that nobody told. */
function allOf(count: number, files: readonly DistributionFile[]): readonly DistributionFile[] {
  if (files.length !== count) throw unreadable();
  return files;
}

const unreadable = (): IndexError => new IndexError({ kind: 'content', problem: 'what was kept of it cannot be read' });

/** The same of what was packed in this run. @param base what addresses are relative to */
export function openPacked(packer: Packer, page: string, base: string, project: PackageName): ProjectVersions {
  const kinds = packer.kinds().map(kindReader(project));
  const lists = new Map<string, readonly FileKind[]>();
  const listOf = ({ kinds: places }: PackedFiles): readonly FileKind[] => {
    const key = places.join();
    const list = lists.get(key) ?? places.flatMap((place) => kinds[place] ?? []);
    lists.set(key, list);
    return list;
  };
  const unread = new Map<string, UnreadFiles>();
  for (const [version, files] of packer.versions())
    unread.set(version, { kinds: listOf(files), read: () => unpackFiles(entriesAt(files.spans, page), base, project) });
  return readLater(unread);
}

/** JSON of the entries. @param spans from, to, from, to */
export function entriesAt(spans: readonly number[], page: string): string {
  const entries: string[] = [];
  for (let at = 0; at < spans.length; at += 2) entries.push(page.slice(spans[at], spans[at + 1]));
  return `[${entries.join()}]`;
}

function isWhole(list: readonly (FileKind | undefined)[] | undefined): list is readonly FileKind[] {
  return list?.every((kind) => kind !== undefined) === true;
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

/** Whatever its version, a file of this ending is for the same machines. */
function kindReader(project: PackageName): (kind: unknown) => FileKind {
  // Kinds that differ by Requires-Python or a yank alone have one ending.
  const filenameOf = remembered(10_000, (ending): Filename =>
    parseFilename(`${project.replaceAll('-', '_')}-0${ending}`, project),
  );
  return (kind) => {
    const [ending, state, ...requiresPython]: readonly unknown[] = Array.isArray(kind) ? kind : [];
    const about = { filename: filenameOf(String(ending)), yanked: state === '' ? (false as const) : '' };
    // It may have a tab of its own.
    return requiresPython.length > 0 ? { ...about, requiresPython: requiresPython.join(separator) } : about;
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
