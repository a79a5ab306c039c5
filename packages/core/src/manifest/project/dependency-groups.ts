// The dependency groups of a pyproject.toml (PEP 735).

import { normalizeName } from '../../packaging/name.ts';
import { brokenAt, isTable, type TomlTable, type TomlValue, valueOf } from '../../toml/toml-table.ts';

/**
 * The requirements of every group, those of the groups that it includes among them.
 *
 * @throws WheelcheckError `file-broken` for a group that includes itself, or one that there is not
 */
export function dependencyGroups(
  document: TomlTable | undefined,
  path: string,
): ReadonlyMap<string, readonly string[]> {
  const table = document && valueOf(document, 'dependency-groups');
  if (!isTable(table)) return new Map();
  const groups = new Map(Object.entries(table).map(([name, entries]) => [normalizeName(name) as string, entries]));
  const place = { path, line: 1, what: 'dependency-groups' };

  function linesOf(name: string, trail: readonly string[]): readonly string[] {
    if (trail.includes(name)) throw brokenAt(place, `the group ${name} includes itself`);
    const entries = groups.get(name);
    if (!Array.isArray(entries)) throw brokenAt(place, `there is no group ${name}`);
    return entries.flatMap((entry: TomlValue): readonly string[] => {
      if (typeof entry === 'string') return [entry];
      const included = isTable(entry) ? valueOf(entry, 'include-group') : undefined;
      return typeof included === 'string' ? linesOf(normalizeName(included), [...trail, name]) : [];
    });
  }

  return new Map([...groups.keys()].map((name) => [name, linesOf(name, [])]));
}
