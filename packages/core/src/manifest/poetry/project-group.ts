// Dependency groups of a Poetry project: PEP 735's table, Poetry's own, the old dev-dependencies, and what includes what.

import { normalizeName } from '../../packaging/name.ts';
import { type ProjectDependency, sectionDependencies } from './dependency-section.ts';
import { projectDependency } from './project-dependency.ts';
import { poetryTable } from './poetry-dependency.ts';
import {
  arrayOf,
  booleanOf,
  brokenAt,
  isTable,
  type Place,
  requiredString,
  stringsOf,
  type TomlTable,
  tableOf,
  unexpected,
} from '../../toml/toml-table.ts';

export interface ProjectGroup {
  /** Normalised. */
  readonly name: string;
  readonly optional: boolean;
  /** With those of the groups that it includes. */
  readonly dependencies: readonly ProjectDependency[];
}

interface Draft {
  readonly standard: ProjectDependency[];
  readonly poetry: ProjectDependency[];
  readonly includes: string[];
  optional: boolean;
}

const MAX_INCLUDES = 100;

/**
 * Reads every group besides `main`.
 *
 * @throws WheelcheckError where a group includes itself (through others too) or one that does not exist
 */
export function readGroups(document: TomlTable, poetry: TomlTable, path: string): readonly ProjectGroup[] {
  const drafts = new Map<string, Draft>();
  const draft = (name: string): Draft => {
    const known = drafts.get(normalizeName(name)) ?? { standard: [], poetry: [], includes: [], optional: false };
    drafts.set(normalizeName(name), known);
    return known;
  };
  readStandard(document, path, draft);
  readPoetry(poetry, path, draft);
  const closed = close(drafts, path);
  return [...drafts].map(([name, { optional }]) => ({ name, optional, dependencies: closed.get(name) ?? [] }));
}

function readStandard(document: TomlTable, path: string, draft: (name: string) => Draft): void {
  const place: Place = { path, what: '[dependency-groups]' };
  const table = tableOf(document, 'dependency-groups', { path, what: 'pyproject.toml' });
  for (const name of Object.keys(table)) {
    const group = draft(name);
    for (const entry of arrayOf(table, name, place)) {
      if (typeof entry === 'string') group.standard.push(projectDependency(entry, place));
      else if (isTable(entry)) group.includes.push(normalizeName(requiredString(entry, 'include-group', place)));
      else throw unexpected(place, name, 'requirements and { include-group = "…" }', entry);
    }
  }
}

function readPoetry(poetry: TomlTable, path: string, draft: (name: string) => Draft): void {
  const groups = tableOf(poetry, 'group', { path, what: '[tool.poetry]' });
  for (const name of Object.keys(groups)) {
    const what = `[tool.poetry.group.${name}]`;
    const table = tableOf(groups, name, { path, what });
    const group = draft(name);
    group.optional = booleanOf(table, 'optional', { path, what }) ?? false;
    group.includes.push(...stringsOf(table, 'include-groups', { path, what }).map(normalizeName));
    group.poetry.push(...poetryTable(table, 'dependencies', what, path));
  }
  if (!Object.hasOwn(poetry, 'dev-dependencies')) return;
  draft('dev').poetry.push(...poetryTable(poetry, 'dev-dependencies', '[tool.poetry.dev-dependencies]', path));
}

/** Every group's own dependencies with those of the groups that it includes, however far. */
function close(drafts: ReadonlyMap<string, Draft>, path: string): ReadonlyMap<string, readonly ProjectDependency[]> {
  const closed = new Map<string, readonly ProjectDependency[]>();
  const visit = (name: string, chain: readonly string[]): readonly ProjectDependency[] => {
    const known = closed.get(name);
    if (known) return known;
    const place: Place = { path, what: `group ${name}` };
    if (chain.length > MAX_INCLUDES) throw brokenAt(place, `groups include one another more than ${MAX_INCLUDES} deep`);
    if (chain.includes(name)) throw brokenAt(place, `includes itself: ${[...chain, name].join(' → ')}`);
    const group = drafts.get(name);
    if (!group)
      throw brokenAt({ path, what: `group ${chain.at(-1)}` }, `includes the group ${name}, which does not exist`);
    const own = sectionDependencies({ project: group.standard, poetry: group.poetry, mixed: false });
    const all = [...new Set([...own, ...group.includes.flatMap((included) => visit(included, [...chain, name]))])];
    closed.set(name, all);
    return all;
  };
  for (const name of drafts.keys()) visit(name, []);
  return closed;
}
