// A file that a pylock.toml names: an entry of `wheels`, a `sdist` or an `archive`.

import { parseReleaseFilename } from '../../packaging/filename.ts';
import type { PackageName } from '../../packaging/name.ts';
import { sameVersion } from '../../packaging/version.ts';
import type { LockedFile } from '../manifest.ts';
import { type Place, stringOf, tableOf, type TomlTable, unexpected, valueOf } from '../../toml/toml-table.ts';

export interface PylockFile {
  readonly file: LockedFile;
  /** As its name states it. */
  readonly version?: string;
  isOf(version: string): boolean;
}

/**
 * Reads one file. Its name is `name`, else the last part of `path`, else that of `url` (PEP 751).
 *
 * @param refuse called for what pip refuses the whole lock for: a name that is none, a file of another project, no hash
 * @throws WheelcheckError where nothing says which file it is
 */
export function readPylockFile(
  table: TomlTable,
  key: 'wheels' | 'sdist' | 'archive',
  project: PackageName,
  place: Place,
  refuse: (problem: string) => void,
): PylockFile {
  const at: Place = { ...place, what: `${place.what}: ${key}` };
  const path = stringOf(table, 'path', at);
  const url = stringOf(table, 'url', at);
  if (!path && !url) throw unexpected(at, 'url', 'url or path', undefined);
  const filename = stringOf(table, 'name', at) || lastOfPath(path ?? '') || lastOfUrl(url ?? '');
  if (filename === '') throw unexpected(at, 'name', 'a file name in name, path or url', filename);
  const hashes = readHashes(table, at);
  if (Object.keys(hashes).length === 0) refuse(`${key}: ${JSON.stringify(filename.slice(0, 200))} has no hashes`);
  const file: LockedFile = {
    filename,
    ...(url ? { url } : {}),
    ...readSize(table, at),
    ...readUploaded(table, at),
    hashes,
  };
  // An archive can have any name (PEP 751)
  if (key === 'archive') return { file, isOf: () => true };
  const parsed = parseReleaseFilename(filename, project);
  const isExpected =
    key === 'wheels'
      ? parsed.kind === 'wheel'
      : parsed.kind === 'sdist' && /^\.(?:tar\.gz|zip)$/.test(parsed.extension);
  if (!isExpected) {
    const expected = key === 'wheels' ? 'wheel' : 'sdist (.tar.gz or .zip)';
    refuse(`${key}: ${JSON.stringify(filename.slice(0, 200))} is no name of a ${expected} of ${project}`);
  }
  if (parsed.kind === 'other') return { file, isOf: () => true };
  return { file, version: parsed.version, isOf: (version) => sameVersion(parsed.version, version) };
}

function readHashes(table: TomlTable, place: Place): Readonly<Record<string, string>> {
  const hashes: Record<string, string> = Object.create(null);
  const written = tableOf(table, 'hashes', place);
  for (const algorithm of Object.keys(written)) {
    hashes[algorithm.toLowerCase()] = (stringOf(written, algorithm, place) ?? '').toLowerCase();
  }
  return hashes;
}

function readSize(table: TomlTable, place: Place): Pick<LockedFile, 'size'> {
  const size = valueOf(table, 'size');
  if (size === undefined) return {};
  if (typeof size !== 'number' && typeof size !== 'bigint') throw unexpected(place, 'size', 'a number of bytes', size);
  const bytes = Number(size);
  return Number.isSafeInteger(bytes) && bytes >= 0 ? { size: bytes } : {};
}

function readUploaded(table: TomlTable, place: Place): Pick<LockedFile, 'uploaded'> {
  const time = valueOf(table, 'upload-time');
  if (time === undefined) return {};
  if (!(time instanceof Date) || Number.isNaN(time.getTime()))
    throw unexpected(place, 'upload-time', 'a date and time', time);
  // Readers of TOML keep the offset in words of their own.
  return { uploaded: new Date(time).toISOString() };
}

function lastOfPath(path: string): string {
  return path.split(path.includes('/') ? '/' : '\\').at(-1) ?? '';
}

/** Without query and fragment, percent-decoded where that gives text. */
function lastOfUrl(url: string): string {
  const end = url.search(/[?#]/);
  const bare = end === -1 ? url : url.slice(0, end);
  const last = bare.slice(bare.lastIndexOf('/') + 1);
  try {
    return last.includes('%') ? decodeURIComponent(last) : last;
  } catch {
    return last;
  }
}
