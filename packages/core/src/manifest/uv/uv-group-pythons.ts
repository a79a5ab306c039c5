// For which Pythons the groups of a uv project are: `tool.uv.dependency-groups.NAME.requires-python`, which newer locks repeat.

import { normalizeName, type PackageName } from '../../packaging/name.ts';
import { parseSpecifiers } from '../../packaging/specifier.ts';
import type { PythonRange } from '../manifest.ts';
import {
  brokenAt,
  isTable,
  type Place,
  requiredString,
  stringOf,
  tableOf,
  type TomlTable,
} from '../../toml/toml-table.ts';

/** Group → the ranges that must all admit a Python, each as written. */
export type GroupPythons = ReadonlyMap<string, readonly string[]>;

/** The table `group-requires-python` of a locked project, or of `[manifest]` where the root is no project (uv 0.13, revision 5). */
export function lockedGroupPythons(table: TomlTable, place: Place): GroupPythons {
  const at: Place = { ...place, what: `${place.what}: group-requires-python` };
  const ranges = tableOf(table, 'group-requires-python', place);
  return new Map(Object.keys(ranges).map((group) => [normalizeName(group), [requiredString(ranges, group, at)]]));
}

/**
 * What pyproject.toml says of its groups, which counts as well where the lock is older. A group is bound by those that it includes.
 *
 * @param tool the table `[tool.uv]`
 */
export function statedGroupPythons(document: TomlTable, tool: TomlTable, place: Place): GroupPythons {
  const at: Place = { ...place, what: '[tool.uv.dependency-groups]' };
  const stated = tableOf(tool, 'dependency-groups', place);
  const own = new Map(
    Object.keys(stated).flatMap((group) => {
      const range = stringOf(tableOf(stated, group, at), 'requires-python', at);
      return range === undefined ? [] : [[normalizeName(group), range] as const];
    }),
  );
  if (own.size === 0) return new Map();
  const groups = tableOf(document, 'dependency-groups', { ...place, what: 'pyproject.toml' });
  const included = new Map(
    Object.entries(groups).map(([group, entries]) => [normalizeName(group), includesOf(entries)]),
  );
  return new Map(
    [...included.keys()].flatMap((group) => {
      const ranges = [...within(group, included)].flatMap((name) => own.get(name) ?? []);
      return ranges.length === 0 ? [] : [[group, ranges] as const];
    }),
  );
}

function includesOf(entries: TomlTable[string]): readonly PackageName[] {
  const list = Array.isArray(entries) ? entries : [];
  return list.flatMap((entry) => {
    const name = isTable(entry) ? entry['include-group'] : undefined;
    return typeof name === 'string' ? [normalizeName(name)] : [];
  });
}

/** The group and all that it includes, through others too. */
function within(
  group: PackageName,
  included: ReadonlyMap<PackageName, readonly PackageName[]>,
): ReadonlySet<PackageName> {
  const found = new Set([group]);
  for (const name of found) for (const other of included.get(name) ?? []) found.add(other);
  return found;
}

/** One range for each group; several tables may speak of one. */
export function joinGroupPythons(sources: readonly GroupPythons[], place: Place): ReadonlyMap<string, PythonRange> {
  const texts = new Map<string, Set<string>>();
  for (const [group, ranges] of sources.flatMap((source) => [...source])) {
    const known = texts.get(group) ?? new Set();
    texts.set(group, known);
    for (const range of ranges) known.add(range);
  }
  return new Map(
    [...texts].map(([group, ranges]) => {
      const parsed = parseSpecifiers([...ranges].join(','));
      if (!parsed.ok) throw brokenAt({ ...place, what: `requires-python of group ${group}` }, parsed.problem);
      return [group, { text: parsed.value.text, anyOf: [parsed.value] }];
    }),
  );
}
