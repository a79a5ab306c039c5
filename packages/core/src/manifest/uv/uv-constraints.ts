// What the projects of a uv.lock ask for: the lock repeats their requirements, constraints and overrides.

import { parseMarker } from '../../packaging/marker.ts';
import { normalizeName } from '../../packaging/name.ts';
import { parseSpecifiers } from '../../packaging/specifier.ts';
import type { ProjectConstraint } from '../project-constraint.ts';
import { type Place, stringOf, tableOf, tablesOf, type TomlTable } from '../../toml/toml-table.ts';

/**
 * Reads `[package.metadata]` of every member (requires-dist, requires-dev) and `[manifest]` (requirements, constraints,
 * overrides, dependency-groups). uv solves for all of them together.
 *
 * @param document a lock that could be read
 */
export function uvConstraints(document: TomlTable, path: string): readonly ProjectConstraint[] {
  const place: Place = { path, what: 'the lock' };
  const manifest = tableOf(document, 'manifest', place);
  const members = tablesOf(document, 'package', place).flatMap((table) => {
    const metadata = tableOf(table, 'metadata', place);
    const by = projectFile(tableOf(table, 'source', place), place) ?? stringOf(table, 'name', place) ?? path;
    return [
      ...tablesOf(metadata, 'requires-dist', place).map((entry) => ({ entry, by })),
      ...groupEntries(tableOf(metadata, 'requires-dev', place), place).map((entry) => ({ entry, by })),
    ];
  });
  const own = [
    ...['requirements', 'constraints', 'overrides'].flatMap((key) => tablesOf(manifest, key, place)),
    ...groupEntries(tableOf(manifest, 'dependency-groups', place), place),
  ].map((entry) => ({ entry, by: path }));
  return [...members, ...own].flatMap(({ entry, by }) => readEntry(entry, by, place));
}

/** Where a member's requirements are changed: the lock is made from that file. */
function projectFile(source: TomlTable, place: Place): string | undefined {
  const [folder] = ['editable', 'virtual', 'directory'].flatMap((key) => stringOf(source, key, place) ?? []);
  if (folder === undefined) return undefined;
  return folder === '.' ? 'pyproject.toml' : `${folder}/pyproject.toml`;
}

function groupEntries(groups: TomlTable, place: Place): readonly TomlTable[] {
  return Object.keys(groups).flatMap((group) => tablesOf(groups, group, place));
}

function readEntry(entry: TomlTable, by: string, place: Place): readonly ProjectConstraint[] {
  const [name, specifier] = [stringOf(entry, 'name', place), stringOf(entry, 'specifier', place)];
  const versions = parseSpecifiers(specifier ?? '');
  if (name === undefined || !versions.ok || versions.value.specifiers.length === 0) return [];
  const condition = stringOf(entry, 'marker', place);
  const marker = condition === undefined ? undefined : parseMarker(condition);
  return [
    { name: normalizeName(name), versions: [versions.value], ...(marker?.ok ? { marker: marker.value } : {}), by },
  ];
}
