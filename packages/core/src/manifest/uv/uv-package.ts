// One `[[package]]` of uv.lock: what it is, where it comes from, and its files. Its edges are read by uv-dependency.ts.

import { normalizeName, type PackageName } from '../../packaging/name.ts';
import { lockedHash } from '../locked-hash.ts';
import type { LockedFile, LockedPackage, PackageSource } from '../manifest.ts';
import {
  brokenAt,
  isTable,
  type Place,
  requiredString,
  stringOf,
  tableOf,
  tablesOf,
  type TomlTable,
  unexpected,
  valueOf,
} from '../../toml/toml-table.ts';

/** A package before its edges are known, with the table that holds them. */
export interface UvPackage {
  readonly locked: LockedPackage;
  readonly table: TomlTable;
  readonly place: Place;
  /** True for `source = { editable = "." }` and `{ virtual = "." }`: the project at the root of the workspace. */
  readonly root: boolean;
}

export interface UvLockFacts {
  readonly path: string;
  /** The project and the members of its workspace: where they are folders, they are the user's own. */
  readonly own: ReadonlySet<PackageName>;
}

/** How uv writes a source, with what stands behind the word. */
type UvSource = readonly [kind: (typeof sourceKinds)[number], address: string];

const sourceKinds = ['registry', 'git', 'url', 'path', 'directory', 'editable', 'virtual'] as const;

/** @throws WheelcheckError with the package's line where its table is not what uv writes */
export function readUvPackage(table: TomlTable, line: number, { path, own }: UvLockFacts): UvPackage {
  const written = requiredString(table, 'name', { path, line, what: 'a [[package]]' });
  const name = normalizeName(written);
  const place: Place = { path, line, what: `package ${written}` };
  const uvSource = readUvSource(tableOf(table, 'source', place), place);
  const [kind, address] = uvSource;
  const version = stringOf(table, 'version', place);
  if (version === undefined && kind === 'registry') throw unexpected(place, 'version', 'version = "…"', undefined);
  const root = (kind === 'editable' || kind === 'virtual') && isHere(address);
  const isOwn = root || kind === 'virtual' || (own.has(name) && (kind === 'editable' || kind === 'directory'));
  const files = filesOf(table, uvSource, place);
  return {
    table,
    place,
    root,
    locked: {
      name,
      key: uvKey(name, version, uvSource),
      ...(version === undefined ? {} : { version }),
      groups: [],
      extras: [],
      requires: [],
      // uv builds no virtual project: it has no build system.
      source: isOwn ? { kind: 'project', ...(kind === 'virtual' ? {} : { path: address }) } : packageSource(uvSource),
      ...(files ? { files } : {}),
      at: { path, line },
    },
  };
}

/**
 * Name, version and source together tell packages of a lock apart; edges repeat what is not clear from the name.
 *
 * @param version absent where a source tree computes it (`dynamic = ["version"]`)
 */
export function uvKey(name: PackageName, version: string | undefined, [kind, address]: UvSource): string {
  return `${name} ${version ?? ''} ${kind} ${address}`;
}

/** `{ registry = "https://…" }` and the like. */
export function readUvSource(source: TomlTable, place: Place): UvSource {
  const at: Place = { ...place, what: `${place.what}: source` };
  const kind = sourceKinds.find((word) => Object.hasOwn(source, word));
  if (!kind)
    throw brokenAt(at, `expected one of ${sourceKinds.join(', ')}, found ${Object.keys(source)[0] ?? 'nothing'}`);
  return [kind, stringOf(source, kind, at) ?? ''];
}

function isHere(address: string): boolean {
  return address === '' || address === '.' || address === './';
}

function packageSource([kind, address]: UvSource): PackageSource {
  switch (kind) {
    case 'registry':
      return { kind: 'index', url: address };
    case 'git':
      return gitSource(address);
    case 'url':
      return { kind: 'url', url: address };
    default:
      return { kind: 'path', path: address, editable: kind === 'editable' };
  }
}

/** `https://host/repo.git?subdirectory=sub&tag=v1#commit`; the commit is what is installed, whatever tag or branch gave it. */
function gitSource(address: string): PackageSource {
  const [bare = '', commit = ''] = address.split('#', 2);
  const [url = '', query = ''] = bare.split('?', 2);
  const subdirectory = /(?:^|&)subdirectory=([^&]*)/.exec(query)?.[1];
  return {
    kind: 'vcs',
    url: subdirectory === undefined ? url : `${url}#subdirectory=${subdirectory}`,
    ...(commit === '' ? {} : { commit }),
  };
}

/** Wheels and the sdist; undefined for source trees, which have none. */
function filesOf(table: TomlTable, source: UvSource, place: Place): readonly LockedFile[] | undefined {
  const [kind] = source;
  if (kind !== 'registry' && kind !== 'url' && kind !== 'path') return undefined;
  const ofWheels: Place = { ...place, what: `${place.what}: wheels` };
  const wheels = tablesOf(table, 'wheels', place).map((wheel) => readFile(wheel, ofWheels));
  const sdist = valueOf(table, 'sdist');
  if (sdist === undefined) return wheels;
  if (!isTable(sdist)) throw unexpected(place, 'sdist', 'a table', sdist);
  return [...wheels, readFile(sdist, { ...place, what: `${place.what}: sdist` }, source)];
}

/**
 * A file has the URL, the path in a local index, or the bare name (a wheel at a path).
 *
 * @param source names the file of an sdist that has none of the three: the package is that file
 */
function readFile(file: TomlTable, place: Place, source?: UvSource): LockedFile {
  const url = stringOf(file, 'url', place);
  const path = stringOf(file, 'path', place);
  const named = path === undefined ? stringOf(file, 'filename', place) : path.replace(/^.*[\\/]/s, '');
  const hashes = lockedHash(stringOf(file, 'hash', place) ?? '');
  const size = sizeOf(file, place);
  const uploaded = stringOf(file, 'upload-time', place) ?? stringOf(file, 'upload_time', place);
  // Spreading what is there takes three times as long, for each of ten thousand files.
  const read: { -readonly [K in keyof LockedFile]: LockedFile[K] } =
    url === undefined ? { ...nameOrAddress(named, source, place), hashes } : { url, hashes };
  if (size !== undefined) read.size = size;
  if (uploaded !== undefined) read.uploaded = uploaded;
  return read;
}

function nameOrAddress(
  filename: string | undefined,
  source: UvSource | undefined,
  place: Place,
): Pick<LockedFile, 'filename' | 'url'> {
  if (filename !== undefined) return { filename };
  const [kind, address = ''] = source ?? [];
  if (kind === 'url') return { url: address };
  if (kind === 'path') return { filename: address.replace(/^.*[\\/]/s, '') };
  throw unexpected(place, 'url', 'url, path or filename', undefined);
}

function sizeOf(file: TomlTable, place: Place): number | undefined {
  const size = valueOf(file, 'size');
  if (size !== undefined && typeof size !== 'number') throw unexpected(place, 'size', 'a number', size);
  return size;
}
