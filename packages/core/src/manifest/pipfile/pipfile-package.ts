// One entry of Pipfile.lock → the requirement that pipenv hands to pip for it.

import { type Marker, parseMarker } from '../../packaging/marker.ts';
import { isValidName, normalizeName } from '../../packaging/name.ts';
import { parseSpecifiers, pinOf } from '../../packaging/specifier.ts';
import { parsePath, parseUrl, schemeOf } from '../requirements/direct-reference.ts';
import type { LockedPackage, PackageSource } from '../manifest.ts';
import type { ManifestFact } from '../manifest-diagnostic.ts';
import {
  booleanOf,
  brokenAt,
  isTable,
  type Place,
  stringOf,
  stringsOf,
  type TomlTable,
  type TomlValue,
  unexpected,
  valueOf,
} from '../../toml/toml-table.ts';

/** What an entry does not hold itself. */
export interface PipfileLockFacts {
  readonly path: string;
  readonly line: number;
  /** The group of the section that it stands in. */
  readonly group: string;
  /** Where packages of an index of this name come from; undefined for a name that the lock's sources do not have. */
  sourceOf(index: string): PackageSource | undefined;
  /** Called with what is worth telling about the package. */
  tell(fact: ManifestFact): void;
}

export interface PipfilePackage {
  readonly package: LockedPackage;
  /** pipenv passes it to `--no-binary`. */
  readonly noBinary: boolean;
}

const vcsTools = ['git', 'hg', 'svn', 'bzr'] as const;

/**
 * Reads an entry as pipenv 2026.10 does (`requirement_from_lockfile`): version control first, then a file or a path, then
 * an index.
 *
 * @throws WheelcheckError with the entry's line where pipenv or pip would refuse it
 */
export function readPipfilePackage(written: string, entry: TomlValue, facts: PipfileLockFacts): PipfilePackage {
  const { path, line, group } = facts;
  const place: Place = { path, line, what: `package ${written}` };
  if (!isValidName(written)) throw brokenAt(place, 'expected the name of a project as key');
  if (!isTable(entry) && typeof entry !== 'string') throw unexpected(place, written, 'a table or a version', entry);
  const table = typeof entry === 'string' ? versionAlone(entry) : entry;
  const locked: LockedPackage = {
    name: normalizeName(written),
    groups: [group],
    extras: [...new Set(stringsOf(table, 'extras', place).map(normalizeName))].toSorted(),
    requires: [],
    ...readMarker(table, place),
    ...(readVcs(table, place) ?? readFile(table, place) ?? readIndexed(table, facts, place)),
    at: { path, line },
  };
  return { package: locked, noBinary: booleanOf(table, 'no_binary', place) ?? false };
}

/** pipenv puts its own `==` before a bare version. */
function versionAlone(version: string): TomlTable {
  return version === '' || version === '*' ? {} : { version: `==${version}` };
}

/** `os_markers` is what pipenv before 2018 wrote. */
function readMarker(table: TomlTable, place: Place): Pick<LockedPackage, 'marker' | 'markerText'> {
  const text = stringOf(table, 'markers', place) || stringOf(table, 'os_markers', place);
  if (!text) return {};
  const marker = parseMarker(text);
  if (!marker.ok) throw brokenAt(place, `markers: ${marker.problem}`);
  const condition = withoutGroups(marker.value);
  return { ...(condition ? { marker: condition } : {}), markerText: text };
}

/**
 * `('dev' in dependency_groups) and (python_version >= '3.10')`: pipenv with `use_pylock` writes pylock.toml's conditions
 * back into Pipfile.lock, where the section says the same, and drops them before it installs (pypa/pipenv's own lock).
 */
function withoutGroups(marker: Marker): Marker | undefined {
  if (!asksGroups(marker)) return marker;
  if (marker.kind !== 'and') return undefined;
  const left = marker.markers.filter((part) => !asksGroups(part));
  return left.length > 1 ? { kind: 'and', markers: left } : left[0];
}

function asksGroups(marker: Marker): boolean {
  if (marker.kind !== 'compare') return marker.markers.some(asksGroups);
  return [marker.left, marker.right].some(
    (operand) => operand.kind === 'variable' && operand.name === 'dependency_groups',
  );
}

type PinnedSource = Pick<LockedPackage, 'source' | 'version' | 'arbitrary' | 'specifier' | 'files' | 'allowedHashes'>;

function readVcs(table: TomlTable, place: Place): PinnedSource | undefined {
  const tool = vcsTools.find((name) => valueOf(table, name) !== undefined);
  if (tool === undefined) return undefined;
  const address = (stringOf(table, tool, place) ?? '').replace(/^(?:git|hg|svn|bzr)\+/, '').replace(/#.*$/s, '');
  // `https://host/repo.git@rev`: a revision in the path, not the user of `git@host:repo`
  const at = address.lastIndexOf('@');
  const pathStart = address.indexOf('/', address.indexOf('://') + 3);
  const inUrl = at > pathStart && address.includes('://');
  const commit = stringOf(table, 'ref', place) || (inUrl ? address.slice(at + 1) : '');
  return {
    ...readVersion(table, place),
    source: { kind: 'vcs', url: inUrl ? address.slice(0, at) : address, ...(commit === '' ? {} : { commit }) },
  };
}

function readFile(table: TomlTable, place: Place): PinnedSource | undefined {
  const key = (['file', 'path'] as const).find((name) => valueOf(table, name) !== undefined);
  if (key === undefined) return undefined;
  const address = stringOf(table, key, place) ?? '';
  const editable = booleanOf(table, 'editable', place) ?? false;
  const reference = schemeOf(address) === undefined ? parsePath(address, editable) : parseUrl(address, editable);
  if (!reference.ok) throw brokenAt(place, `${key}: ${reference.problem}`);
  const { source, version, file } = reference.value;
  return {
    ...(version === undefined ? {} : { version }),
    ...readVersion(table, place),
    source,
    ...(file === undefined ? {} : { files: [file] }),
  };
}

function readIndexed(table: TomlTable, facts: PipfileLockFacts, place: Place): PinnedSource {
  return { ...readVersion(table, place), ...readHashes(table, place), source: readSource(table, facts, place) };
}

function readVersion(table: TomlTable, place: Place): Pick<LockedPackage, 'version' | 'arbitrary' | 'specifier'> {
  const text = stringOf(table, 'version', place) ?? '';
  if (text === '' || text === '*') return {};
  const specifiers = parseSpecifiers(text);
  if (!specifiers.ok) throw brokenAt(place, `version: ${specifiers.problem}`);
  const pin = pinOf(specifiers.value);
  if (!pin) return { specifier: text };
  return { version: pin.version, ...(pin.arbitrary ? { arbitrary: true } : {}) };
}

function readHashes(table: TomlTable, place: Place): Pick<LockedPackage, 'allowedHashes'> {
  if (valueOf(table, 'hashes') === undefined) return {};
  const hashes = stringsOf(table, 'hashes', place);
  const bad = hashes.length === 0 ? '' : hashes.find((hash) => !/^[a-z0-9]{1,20}:[0-9a-f]+$/i.test(hash));
  // pipenv writes a bare `--hash=` for an empty list, and pip stops at that
  if (bad !== undefined)
    throw brokenAt(place, `hashes: expected "sha256:…", found ${bad === '' ? 'none' : JSON.stringify(bad)}`);
  return { allowedHashes: [...new Set(hashes.map((hash) => hash.toLowerCase()))] };
}

function readSource(table: TomlTable, facts: PipfileLockFacts, place: Place): PackageSource {
  const index = stringOf(table, 'index', place);
  const source = index === undefined ? undefined : facts.sourceOf(index);
  if (index !== undefined && !source) facts.tell({ kind: 'unknown-source', of: place.what, index });
  return source ?? { kind: 'index' };
}
