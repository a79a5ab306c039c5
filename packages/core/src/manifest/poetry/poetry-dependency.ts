// One entry of a dependency table in Poetry's spelling: a constraint, a table of keys, or an array of both.

import type { Marker } from '../../packaging/marker.ts';
import { normalizeName, type PackageName } from '../../packaging/name.ts';
import { extrasNamed } from '../../packaging/marker-extras.ts';
import { parsePoetryConstraint, type PoetryConstraint } from './poetry-constraint.ts';
import { poetryMarker } from './poetry-marker.ts';
import {
  booleanOf,
  brokenAt,
  isTable,
  type Place,
  stringOf,
  stringsOf,
  tableOf,
  type TomlTable,
  type TomlValue,
  unexpected,
} from '../../toml/toml-table.ts';

export interface PoetryDependency {
  readonly name: PackageName;
  readonly versions: PoetryConstraint;
  readonly marker?: Marker;
  /** Extras asked of `name`, normalised. */
  readonly extras: readonly PackageName[];
  readonly optional: boolean;
  /** The extras that the marker itself names (`extra == "cuda"`): the dependency exists only with one of them. */
  readonly inExtras: readonly PackageName[];
  /** Where it must come from: the name of a source, or a URL or path. Absent: anywhere. */
  readonly from?: string;
  /** The same where it is no index: what a built package asks for then. */
  readonly direct?: PoetrySource;
}

/** As written; a path is relative to the project. */
export interface PoetrySource {
  readonly kind: 'git' | 'url' | 'path';
  readonly address: string;
  /** A commit, tag or branch. */
  readonly revision?: string | undefined;
  readonly subdirectory?: string | undefined;
}

/**
 * Reads one entry; several constraints of one name (by Python, by platform) give several dependencies.
 *
 * @param value the string, table or array behind the name
 * @throws WheelcheckError on anything that Poetry would refuse
 */
export function poetryDependencies(name: string, value: TomlValue, place: Place): readonly PoetryDependency[] {
  const at = { ...place, what: `${place.what}: ${name}` };
  if (Array.isArray(value)) return (value as readonly TomlValue[]).map((one) => single(name, one, at));
  return [single(name, value, at)];
}

/** A dependency table of `[tool.poetry]`, without `python`, which is the project's range and no package. */
export function poetryTable(parent: TomlTable, key: string, what: string, path: string): readonly PoetryDependency[] {
  const table = tableOf(parent, key, { path, what });
  return Object.entries(table).flatMap(([name, value]) =>
    name.toLowerCase() === 'python' ? [] : poetryDependencies(name, value, { path, what }),
  );
}

function single(name: string, value: TomlValue, place: Place): PoetryDependency {
  if (typeof value === 'string') return fromTable(name, { version: value }, place);
  if (isTable(value)) return fromTable(name, value, place);
  throw unexpected(place, 'dependency', 'a version constraint, a table or an array of these', value);
}

function fromTable(name: string, table: TomlTable, place: Place): PoetryDependency {
  const versions = parsePoetryConstraint(stringOf(table, 'version', place) ?? '*');
  if (!versions.ok) throw brokenAt(place, versions.problem);
  const marker = poetryMarker({
    markers: stringOf(table, 'markers', place),
    python: stringOf(table, 'python', place),
    platform: stringOf(table, 'platform', place),
  });
  if (!marker.ok) throw brokenAt(place, marker.problem);
  const from = ['git', 'url', 'path', 'file', 'source']
    .map((key) => stringOf(table, key, place))
    .find((text) => text !== undefined);
  const inExtras = marker.value ? extrasNamed(marker.value) : [];
  const direct = directSource(table, place);
  return {
    name: normalizeName(name),
    versions: versions.value,
    extras: stringsOf(table, 'extras', place).map(normalizeName),
    // poetry-core makes a dependency optional as soon as its marker asks for an extra
    optional: (booleanOf(table, 'optional', place) ?? false) || inExtras.length > 0,
    inExtras,
    ...(marker.value ? { marker: marker.value } : {}),
    ...(from === undefined ? {} : { from }),
    ...(direct ? { direct } : {}),
  };
}

function directSource(table: TomlTable, place: Place): PoetrySource | undefined {
  const textOf = (...keys: readonly string[]): string | undefined =>
    keys.map((key) => stringOf(table, key, place)).find((text) => text !== undefined);
  const [git, url, path] = [textOf('git'), textOf('url'), textOf('path', 'file')];
  const subdirectory = textOf('subdirectory');
  if (git !== undefined) return { kind: 'git', address: git, revision: textOf('rev', 'tag', 'branch'), subdirectory };
  if (url !== undefined) return { kind: 'url', address: url, subdirectory };
  return path === undefined ? undefined : { kind: 'path', address: path };
}
