// Whether a pdm.lock was made for another pyproject.toml: `content_hash` of PDM 2.8 to 2.29.

import { normalizeName } from '../../packaging/name.ts';
import { tableIn, type TomlTable, type TomlValue, valueOf } from '../../toml/toml-table.ts';
import { contentHash, type Hashed } from '../content-hash.ts';

/**
 * @returns false too where nobody can tell: a workspace has a hash over its members, a newer lock holds more than a hash, and
 * without [project] PDM makes one of other tools' tables
 */
export function isStale(metadata: TomlTable, pyproject: TomlTable): boolean {
  const written = valueOf(metadata, 'content_hash');
  const project = tableIn(pyproject, 'project');
  const settings = tableIn(tableIn(pyproject, 'tool'), 'pdm');
  const isKnown =
    Object.hasOwn(pyproject, 'project') &&
    !Object.hasOwn(metadata, 'lock_inputs') &&
    !Object.hasOwn(settings, 'workspace');
  if (typeof written !== 'string' || !written.startsWith('sha256:') || !isKnown) return false;
  const hashes = new Set(contentsOf(project, settings, pyproject).map((content) => contentHash(content)));
  return !hashes.has(undefined) && !hashes.has(written.slice('sha256:'.length));
}

/** What some PDM takes for the content of a project; which one wrote the lock, it does not say. */
function contentsOf(project: TomlTable, settings: TomlTable, pyproject: TomlTable): readonly Hashed[] {
  const resolution = tableIn(settings, 'resolution');
  const dev = tableIn(settings, 'dev-dependencies');
  const common = {
    sources: valueOf(settings, 'source') ?? [],
    dependencies: valueOf(project, 'dependencies') ?? [],
    'optional-dependencies': valueOf(project, 'optional-dependencies') ?? {},
    'requires-python': valueOf(project, 'requires-python') ?? '',
  };
  return [
    { ...common, 'dev-dependencies': devGroups(pyproject, dev), resolution },
    // Before 2.20 groups of PEP 735 did not count, before 2.17 of the resolution only what it overrides.
    { ...common, 'dev-dependencies': dev, resolution },
    { ...common, 'dev-dependencies': dev, overrides: valueOf(resolution, 'overrides') ?? {} },
    { ...common, 'dev-dependencies': dev, overrides: valueOf(settings, 'overrides') ?? {} },
  ];
}

function devGroups(pyproject: TomlTable, settings: TomlTable): Hashed {
  const groups: Record<string, TomlValue[]> = Object.create(null);
  for (const table of [tableIn(pyproject, 'dependency-groups'), settings])
    for (const [name, items] of Object.entries(table))
      if (isArray(items)) (groups[normalizeName(name)] ??= []).push(...items);
  return groups;
}

function isArray(value: TomlValue): value is readonly TomlValue[] {
  return Array.isArray(value);
}
