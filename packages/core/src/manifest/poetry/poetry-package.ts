// One `[[package]]` of poetry.lock, of any lock version.

import { parseReleaseFilename } from '../../packaging/filename.ts';
import type { Marker } from '../../packaging/marker.ts';
import { normalizeName, type PackageName } from '../../packaging/name.ts';
import { sameVersion } from '../../packaging/version.ts';
import { lockedHash } from '../locked-hash.ts';
import type { DependencyEdge, LockedFile, LockedPackage, PackageSource, SourceLocation } from '../manifest.ts';
import type { ManifestFact } from '../manifest-diagnostic.ts';
import { parsePoetryConstraint } from './poetry-constraint.ts';
import { parsePoetryMarker } from './poetry-marker.ts';
import { poetryDependencies, type PoetryDependency } from './poetry-dependency.ts';
import {
  booleanOf,
  brokenAt,
  isTable,
  type Place,
  requiredString,
  stringOf,
  stringsOf,
  tableOf,
  tablesOf,
  type TomlTable,
  unexpected,
  valueOf,
} from '../../toml/toml-table.ts';

/** What a package's own table does not hold. */
export interface PoetryLockFacts {
  readonly path: string;
  readonly metadata: TomlTable;
  /** Lock 2.1 names groups and markers of each package. */
  readonly namesGroups: boolean;
  /** Names that the lock holds more than once. */
  readonly repeated: ReadonlySet<PackageName>;
  /** Called with what is worth telling about the package. */
  tell(fact: ManifestFact, at: SourceLocation): void;
}

/** @throws WheelcheckError with the package's line where its table is not what Poetry writes */
export function readPoetryPackage(table: TomlTable, line: number, facts: PoetryLockFacts): LockedPackage {
  const { path } = facts;
  const written = requiredString(table, 'name', { path, line, what: 'a [[package]]' });
  const name = normalizeName(written);
  const place: Place = { path, line, what: `package ${written}` };
  const at = { path, line };
  const version = requiredString(table, 'version', place);
  const source = readSource(table, place);
  return {
    name,
    version,
    ...(facts.namesGroups ? readGroups(table, place) : { groups: [] }),
    extras: [],
    requires: readRequires(name, table, place),
    ...readPythons(table, place, (fact) => facts.tell(fact, at)),
    source,
    ...readFiles({ written, name, version, source }, table, facts, place),
    at,
  };
}

/** Lock 2.1: one marker for all groups, or one for each (a group without one wants the package always). */
function readGroups(
  table: TomlTable,
  place: Place,
): Pick<LockedPackage, 'groups' | 'marker' | 'markerText' | 'groupMarkers'> {
  if (!Object.hasOwn(table, 'groups')) throw unexpected(place, 'groups', 'groups = ["main", …]', undefined);
  const groups = stringsOf(table, 'groups', place).map(normalizeName);
  const markers = valueOf(table, 'markers');
  if (!isTable(markers)) {
    const text = stringOf(table, 'markers', place) ?? '';
    const marker = readMarker(text, place);
    return marker ? { groups, marker, markerText: text } : { groups };
  }
  const entries = Object.keys(markers).flatMap((group) => {
    const marker = readMarker(stringOf(markers, group, place) ?? '', place);
    return marker ? [[normalizeName(group), marker] as const] : [];
  });
  return { groups, groupMarkers: new Map(entries) };
}

function readMarker(text: string, place: Place): Marker | undefined {
  const marker = parsePoetryMarker(text);
  if (!marker.ok) throw brokenAt(place, `markers: ${marker.problem}`);
  return marker.value;
}

/** Edges to what it requires; those of an extra exist only where that extra is asked for. */
function readRequires(self: PackageName, table: TomlTable, place: Place): readonly DependencyEdge[] {
  const { bringing, implied } = readExtras(self, table, place);
  const dependencies = tableOf(table, 'dependencies', place);
  const edges = Object.entries(dependencies).flatMap(([name, value]) =>
    poetryDependencies(name, value, place).map((dependency) => edgeTo(dependency, bringing.get(dependency.name) ?? [])),
  );
  return [...edges, ...implied];
}

/** @param listing the extras whose list names the dependency */
function edgeTo(
  { name, versions, marker, extras, optional, inExtras, from }: PoetryDependency,
  listing: readonly PackageName[],
): DependencyEdge {
  const forExtras = inExtras.length === 0 ? listing : listing.filter((extra) => inExtras.includes(extra));
  return {
    name,
    versions,
    extras,
    ...(marker ? { marker } : {}),
    ...(optional ? { forExtras } : {}),
    ...(from === undefined ? {} : { source: from }),
  };
}

interface PackageExtras {
  /** Name → the extras that bring it. */
  readonly bringing: ReadonlyMap<PackageName, readonly PackageName[]>;
  /** Extras that stand for others of the same package (`all = ["uvicorn[standard]"]`), as edges to the package itself. */
  readonly implied: readonly DependencyEdge[];
}

function readExtras(self: PackageName, table: TomlTable, place: Place): PackageExtras {
  const bringing = new Map<PackageName, PackageName[]>();
  const implied: DependencyEdge[] = [];
  const extras = tableOf(table, 'extras', place);
  for (const key of Object.keys(extras)) {
    const extra = normalizeName(key);
    for (const requirement of stringsOf(extras, key, { ...place, what: `${place.what}: extras` })) {
      const [, written = '', asked = ''] = /^\s*([\w.-]+)\s*(?:\[([^\]]*)\])?/.exec(requirement) ?? [];
      const name = normalizeName(written);
      if (name === self) {
        const others = asked.split(',').flatMap((text) => (text.trim() === '' ? [] : [normalizeName(text.trim())]));
        implied.push({ name, versions: [], extras: others, forExtras: [extra] });
      } else {
        const listed = bringing.get(name);
        if (listed) listed.push(extra);
        else bringing.set(name, [extra]);
      }
    }
  }
  return { bringing, implied };
}

/** An invalid Requires-Python restricts nothing, as pip has it (pyzmq 17 says `!=3.0*`, and locks copy it). */
function readPythons(
  table: TomlTable,
  place: Place,
  tell: (fact: ManifestFact) => void,
): Pick<LockedPackage, 'requiresPython'> {
  const text = stringOf(table, 'python-versions', place) ?? '*';
  const constraint = parsePoetryConstraint(text);
  if (!constraint.ok) tell({ kind: 'invalid-python', of: place.what, key: 'python-versions', text });
  return constraint.ok && constraint.value.length > 0 ? { requiresPython: constraint.value } : {};
}

function readSource(table: TomlTable, place: Place): PackageSource {
  if (!Object.hasOwn(table, 'source')) return { kind: 'index' };
  const source = tableOf(table, 'source', place);
  const at: Place = { ...place, what: `${place.what}: source` };
  const type = requiredString(source, 'type', at);
  if (type === 'pypi') return { kind: 'index' };
  const url = requiredString(source, 'url', at);
  const commit = stringOf(source, 'resolved_reference', at);
  switch (type) {
    case 'legacy':
      return { kind: 'index', url };
    case 'git':
      return { kind: 'vcs', url, ...(commit === undefined ? {} : { commit }) };
    case 'url':
      return { kind: 'url', url };
    case 'file':
      return { kind: 'path', path: url, editable: false };
    case 'directory':
      return { kind: 'path', path: url, editable: booleanOf(table, 'develop', place) ?? false };
    default:
      throw brokenAt(at, `type: expected legacy, git, url, file or directory, found ${JSON.stringify(type)}`);
  }
}

interface Identity extends Pick<LockedPackage, 'name' | 'source'> {
  readonly written: string;
  readonly version: string;
}

/** Files stand with the package (lock 2.x), in `[metadata.files]` by name (1.x), or as bare hashes (before 1.0). */
function readFiles(
  { written, name, version, source }: Identity,
  table: TomlTable,
  { metadata, path, repeated }: PoetryLockFacts,
  place: Place,
): Pick<LockedPackage, 'files' | 'allowedHashes'> {
  if (Object.hasOwn(table, 'files'))
    return { files: tablesOf(table, 'files', place).map((file) => readFile(file, place)) };
  if (source.kind === 'vcs' || source.kind === 'url' || source.kind === 'path') return {};
  if (Object.hasOwn(metadata, 'hashes')) {
    const hashes = byName(tableOf(metadata, 'hashes', { path, what: '[metadata]' }), written, {
      ...place,
      what: '[metadata.hashes]',
    });
    return {
      allowedHashes: stringsOf(hashes.table, hashes.key, place).map((hash) =>
        hash.includes(':') ? hash : `sha256:${hash}`,
      ),
    };
  }
  // No Poetry writes a lock that names no files at all; whoever made this one leaves the choice to the index
  if (!Object.hasOwn(metadata, 'files')) return {};
  const listed = byName(tableOf(metadata, 'files', { path, what: '[metadata]' }), written, {
    ...place,
    what: '[metadata.files]',
  });
  const files = tablesOf(listed.table, listed.key, { ...place, what: '[metadata.files]' }).map((file) =>
    readFile(file, place),
  );
  return { files: repeated.has(name) ? filesOfVersion(files, name, version) : files };
}

/** `[metadata.files]` is keyed by the name as the package spells it, or by the normalised one. */
function byName(table: TomlTable, written: string, place: Place): { readonly table: TomlTable; readonly key: string } {
  const key = [written, normalizeName(written)].find((name) => Object.hasOwn(table, name));
  if (key === undefined) throw brokenAt(place, `expected the files of ${written}, found nothing`);
  return { table, key };
}

/** Two locked versions share one list there; a file's own name says to which it belongs. */
function filesOfVersion(files: readonly LockedFile[], name: PackageName, version: string): readonly LockedFile[] {
  return files.filter(({ filename = '' }) => {
    const parsed = parseReleaseFilename(filename, name);
    return parsed.kind === 'other' || sameVersion(parsed.version, version);
  });
}

function readFile(file: TomlTable, place: Place): LockedFile {
  const at: Place = { ...place, what: `${place.what}: files` };
  const hashes = lockedHash(stringOf(file, 'hash', at) ?? '');
  const url = stringOf(file, 'url', at);
  const filename = requiredString(file, 'file', at);
  return url === undefined ? { filename, hashes } : { filename, url, hashes };
}
