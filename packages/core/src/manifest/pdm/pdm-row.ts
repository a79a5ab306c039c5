// One `[[package]]` of pdm.lock: a release, or the same release with extras, which PDM locks as a row of its own.

import { type Marker, parseMarker } from '../../packaging/marker.ts';
import { normalizeName, type PackageName } from '../../packaging/name.ts';
import { parseSpecifiers } from '../../packaging/specifier.ts';
import { lockedHash } from '../locked-hash.ts';
import type { LockedFile, LockedPackage, PackageSource, SourceLocation } from '../manifest.ts';
import type { ManifestFact } from '../manifest-diagnostic.ts';
import { asPdmReads } from './as-pdm-reads.ts';
import { parsePdmRequirement, type PdmRequirement } from './pdm-requirement.ts';
import { normalizePath } from '../relative-path.ts';
import {
  booleanOf,
  brokenAt,
  type Place,
  requiredString,
  stringOf,
  stringsOf,
  type TomlTable,
  tablesOf,
  unexpected,
} from '../../toml/toml-table.ts';
import { maskAddresses } from '../../text/mask-addresses.ts';

/** What a row's own table does not hold. */
export interface PdmLockFacts {
  readonly path: string;
  /** Lock 4.2 and older: `[metadata.files]`, by "name version". */
  readonly files: TomlTable;
  /** Whether every row names its groups and the marker under which they want it (`inherit_metadata`). */
  readonly inherits: boolean;
  /** The index that the project names for a package; undefined where any will do. */
  readonly indexFor: (name: PackageName) => string | undefined;
  /** Called with what is worth telling about the row. */
  tell(fact: ManifestFact, at: SourceLocation): void;
}

/** One row; those of one release are one package. */
export interface PdmRow {
  readonly name: PackageName;
  readonly version?: string;
  readonly extras: readonly string[];
  /** As the row has them; empty without `inherit_metadata`. */
  readonly groups: readonly string[];
  readonly marker?: Marker;
  readonly markerText?: string;
  readonly requires: readonly PdmRequirement[];
  readonly requiresPython?: LockedPackage['requiresPython'];
  readonly source: PackageSource;
  readonly files?: readonly LockedFile[];
  readonly at: SourceLocation;
}

const vcsTools = ['git', 'hg', 'svn', 'bzr'] as const;

/** @throws WheelcheckError with the row's line where its table is not what PDM writes */
export function readPdmRow(table: TomlTable, line: number, facts: PdmLockFacts): PdmRow {
  const { path } = facts;
  const written = requiredString(table, 'name', { path, line, what: 'a [[package]]' });
  const name = normalizeName(written);
  const place: Place = { path, line, what: `package ${written}` };
  const at = { path, line };
  const tell = (fact: ManifestFact): void => facts.tell(fact, at);
  const version = stringOf(table, 'version', place);
  const source = readSource(table, name, facts, place);
  // Only what is built tells its version late; a release of an index without one could not be installed
  if (version === undefined && source.kind === 'index') throw unexpected(place, 'version', 'version = "…"', undefined);
  return {
    name,
    ...(version === undefined ? {} : { version }),
    extras: [...new Set(stringsOf(table, 'extras', place).map(normalizeName))].toSorted(),
    ...readGroups(table, facts, place),
    requires: readRequires(table, place, tell),
    ...readPythons(table, place, tell),
    source,
    ...readFiles(table, `${written} ${version ?? ''}`, facts, place),
    at,
  };
}

/** Without `inherit_metadata` PDM solves again, and looks at neither. */
function readGroups(
  table: TomlTable,
  { inherits }: PdmLockFacts,
  place: Place,
): Pick<PdmRow, 'groups' | 'marker' | 'markerText'> {
  if (!inherits) return { groups: [] };
  const groups = [...new Set(stringsOf(table, 'groups', place).map(normalizeName))];
  if (groups.length === 0) throw unexpected(place, 'groups', 'groups = ["default", …]', undefined);
  const text = stringOf(table, 'marker', place);
  if (text === undefined || text === '') return { groups };
  const marker = parseMarker(text);
  if (!marker.ok) throw brokenAt(place, `marker: ${marker.problem}`);
  return { groups, marker: asPdmReads(marker.value), markerText: text };
}

function readRequires(table: TomlTable, place: Place, tell: (fact: ManifestFact) => void): readonly PdmRequirement[] {
  return stringsOf(table, 'dependencies', place).flatMap((line) => {
    const requirement = parsePdmRequirement(line);
    if (requirement.ok) return [requirement.value];
    const [masked, problem] = [maskAddresses(line), maskAddresses(requirement.problem)];
    tell({ kind: 'unread-dependency', of: place.what, line: masked, problem });
    return [];
  });
}

/** PDM ignores a range that is none, as pip does. */
function readPythons(
  table: TomlTable,
  place: Place,
  tell: (fact: ManifestFact) => void,
): Pick<PdmRow, 'requiresPython'> {
  const text = stringOf(table, 'requires_python', place) ?? '';
  const specifiers = parseSpecifiers(text);
  if (!specifiers.ok) tell({ kind: 'invalid-python', of: place.what, key: 'requires_python', text });
  return specifiers.ok && specifiers.value.specifiers.length > 0 ? { requiresPython: [specifiers.value] } : {};
}

function readSource(table: TomlTable, name: PackageName, { indexFor }: PdmLockFacts, place: Place): PackageSource {
  const tool = vcsTools.find((each) => Object.hasOwn(table, each));
  if (tool !== undefined) {
    const commit = stringOf(table, 'revision', place) ?? stringOf(table, 'ref', place);
    return { kind: 'vcs', url: requiredString(table, tool, place), ...(commit === undefined ? {} : { commit }) };
  }
  const url = stringOf(table, 'url', place);
  const path = stringOf(table, 'path', place) ?? pathInProject(url);
  if (path !== undefined) {
    const normal = normalizePath(path);
    return normal === '' || normal === '.'
      ? { kind: 'project', path: '.' }
      : { kind: 'path', path: normal, editable: booleanOf(table, 'editable', place) ?? false };
  }
  if (url !== undefined) return { kind: 'url', url };
  const index = indexFor(name);
  return { kind: 'index', ...(index === undefined ? {} : { url: index }) };
}

function pathInProject(url: string | undefined): string | undefined {
  return /^file:\/\/\/?\$\{PROJECT_ROOT\}\/?([^#]*)/.exec(url ?? '')?.[1];
}

function readFiles(table: TomlTable, key: string, facts: PdmLockFacts, place: Place): Pick<PdmRow, 'files'> {
  const at: Place = { ...place, what: `${place.what}: files` };
  if (Object.hasOwn(table, 'files')) return { files: tablesOf(table, 'files', at).map((file) => readFile(file, at)) };
  if (Object.hasOwn(facts.files, key))
    return { files: tablesOf(facts.files, key, at).map((file) => readFile(file, at)) };
  return {};
}

/** `file` or, with `static_urls`, `url`. */
function readFile(table: TomlTable, place: Place): LockedFile {
  const [filename, url] = [stringOf(table, 'file', place), stringOf(table, 'url', place)];
  if (!filename && !url) throw unexpected(place, 'file', 'file = "…" or url = "…"', undefined);
  return {
    ...(filename ? { filename } : {}),
    ...(url ? { url } : {}),
    hashes: lockedHash(stringOf(table, 'hash', place) ?? ''),
  };
}
