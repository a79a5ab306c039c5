// Dependencies as uv.lock writes them (`{ name = "numpy", version = "…", source = { … }, marker = "…" }`) → edges to its packages.

import { normalizeName, type PackageName } from '../../packaging/name.ts';
import type { DependencyEdge } from '../manifest.ts';
import {
  brokenAt,
  type Place,
  requiredString,
  stringOf,
  stringsOf,
  tableOf,
  type TomlTable,
  tablesOf,
} from '../../toml/toml-table.ts';
import { uvMarker } from './uv-marker.ts';
import { readUvSource, uvKey, type UvPackage } from './uv-package.ts';

export interface UvEdges {
  /** The edges of one array of dependencies; `forExtra`: they exist under that extra alone. */
  read(table: TomlTable, key: string, place: Place, forExtra?: PackageName): readonly DependencyEdge[];
  /** Every package of a name, in the lock's order. */
  named(name: PackageName): readonly UvPackage[];
}

/**
 * Indexes a lock's packages for the edges between them.
 *
 * @throws WheelcheckError where two packages are one by name, version and source; `read` throws where an edge leads nowhere
 */
export function uvEdges(packages: readonly UvPackage[]): UvEdges {
  const byName = new Map<PackageName, UvPackage[]>();
  const keys = new Set<string>();
  for (const pkg of packages) {
    const { name, key = '' } = pkg.locked;
    if (keys.has(key)) throw brokenAt(pkg.place, 'stands twice in the lock, with the same version and source');
    keys.add(key);
    const others = byName.get(name);
    if (others) others.push(pkg);
    else byName.set(name, [pkg]);
  }
  /** What the edge leaves out is what its name alone makes clear; a source tree may have no version. */
  function keyOf(entry: TomlTable, name: PackageName, place: Place): string {
    const named = byName.get(name) ?? [];
    const [first] = named;
    if (!first) throw brokenAt(place, `${name} is not in the lock: the file is cut short, or merged by hand`);
    const version = stringOf(entry, 'version', place);
    const source = Object.hasOwn(entry, 'source') ? readUvSource(tableOf(entry, 'source', place), place) : undefined;
    if (named.length === 1 && (!source || version === undefined)) return first.locked.key ?? '';
    if (!source)
      throw brokenAt(place, `${name} stands several times in the lock, expected source = { … } to tell which`);
    const key = uvKey(name, version, source);
    if (keys.has(key)) return key;
    throw brokenAt(
      place,
      `${name} ${version ?? ''} from ${source[1]} is not in the lock: it was cut short, or merged by hand`,
    );
  }

  return {
    named: (name) => byName.get(name) ?? [],
    read: (table, key, place, forExtra) =>
      tablesOf(table, key, place).map((entry): DependencyEdge => {
        const written = requiredString(entry, 'name', { ...place, what: `${place.what}: ${key}` });
        const at: Place = { ...place, what: `${place.what}: ${key}: ${written}` };
        const name = normalizeName(written);
        const condition = stringOf(entry, 'marker', at);
        return {
          name,
          key: keyOf(entry, name, at),
          versions: [],
          extras: stringsOf(entry, 'extra', at).map(normalizeName),
          ...(condition === undefined || condition === '' ? {} : { marker: uvMarker(condition, at) }),
          ...(forExtra === undefined ? {} : { forExtras: [forExtra] }),
        };
      }),
  };
}
