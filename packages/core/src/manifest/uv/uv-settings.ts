// What uv reads beside its lock: pyproject.toml's `[tool.uv]`, or uv.toml in its stead.

import { normalizeName, type PackageName } from '../../packaging/name.ts';
import type { BinaryRules } from '../binary-rules.ts';
import type { Unisolated } from '../unisolated.ts';
import {
  booleanOf,
  type Place,
  stringOf,
  stringsOf,
  tableOf,
  tablesOf,
  type TomlTable,
  valueOf,
} from '../../toml/toml-table.ts';
import { type GroupPythons, statedGroupPythons } from './uv-group-pythons.ts';

export interface UvSettings {
  /** The name in `[project]`; absent where the root of the workspace is no project. */
  readonly project?: PackageName;
  /** Groups and extras that pyproject.toml declares, as written: a lock need not name those that bring nothing. */
  readonly groups: readonly string[];
  readonly extras: readonly string[];
  /** The groups that `uv sync` installs by itself; `all` for every one. */
  readonly defaultGroups: ReadonlySet<string> | 'all';
  /** What pyproject.toml says of its groups. */
  readonly groupPythons: GroupPythons;
  readonly binaries: BinaryRules;
  readonly unisolated?: Unisolated;
  readonly indexes: readonly { readonly url: string; readonly default: boolean; readonly name?: string }[];
}

/**
 * Reads the files beside the lock. As in uv, a uv.toml replaces the settings in `[tool.uv]`, but not what belongs to the
 * project: its name and default groups.
 *
 * @param files the two, parsed; undefined where there is none
 * @param projectFile what the first is called in messages
 * @throws WheelcheckError where a setting is not what uv takes
 */
export function readUvSettings(
  files: { readonly pyproject: TomlTable | undefined; readonly uv: TomlTable | undefined },
  folder: string,
  projectFile = 'pyproject.toml',
): UvSettings {
  const projectPath = folder + projectFile;
  const document = files.pyproject ?? {};
  const place: Place = { path: projectPath, what: '[tool.uv]' };
  const project = tableOf(document, 'project', { ...place, what: 'pyproject.toml' });
  const tool = tableOf(tableOf(document, 'tool', place), 'uv', place);
  const name = stringOf(project, 'name', { ...place, what: '[project]' });
  const [settings, at]: readonly [TomlTable, Place] =
    files.uv === undefined ? [tool, place] : [files.uv, { path: `${folder}uv.toml`, what: 'uv.toml' }];
  const unisolated = namesOf(settings, 'no-build-isolation', at);
  return {
    ...(name === undefined ? {} : { project: normalizeName(name) }),
    groups: Object.keys(tableOf(document, 'dependency-groups', { ...place, what: 'pyproject.toml' })),
    extras: Object.keys(tableOf(project, 'optional-dependencies', { ...place, what: '[project]' })),
    defaultGroups: defaultGroups(tool, place),
    groupPythons: statedGroupPythons(document, tool, place),
    binaries: {
      noBinary: namesOf(settings, 'no-binary', at),
      onlyBinary: namesOf(settings, 'no-build', at),
    },
    ...(unisolated.length === 0 ? {} : { unisolated: { names: unisolated, there: [] } }),
    indexes: indexesOf(settings, at),
  };
}

/** `dev` unless something else is said. */
function defaultGroups(tool: TomlTable, place: Place): UvSettings['defaultGroups'] {
  const written = valueOf(tool, 'default-groups');
  if (written === undefined) return new Set(['dev']);
  return written === 'all' ? 'all' : new Set(stringsOf(tool, 'default-groups', place).map(normalizeName));
}

/** `no-build = true` is for all, `false` takes back what `no-build-package` says; likewise no-binary. */
function namesOf(
  settings: TomlTable,
  key: 'no-build' | 'no-binary' | 'no-build-isolation',
  place: Place,
): readonly string[] {
  const all = booleanOf(settings, key, place);
  const names = stringsOf(settings, `${key}-package`, place).map(normalizeName);
  if (all === undefined) return names;
  return all ? [':all:'] : [];
}

/** `[[index]]`, and the older index-url and extra-index-url. */
function indexesOf(settings: TomlTable, place: Place): UvSettings['indexes'] {
  const named = tablesOf(settings, 'index', place).flatMap((table) => {
    const url = stringOf(table, 'url', place);
    const name = stringOf(table, 'name', place);
    if (url === undefined) return [];
    return [{ url, default: booleanOf(table, 'default', place) ?? false, ...(name === undefined ? {} : { name }) }];
  });
  const older = stringOf(settings, 'index-url', place);
  return [
    ...named,
    ...stringsOf(settings, 'extra-index-url', place).map((url) => ({ url, default: false })),
    ...(older === undefined || named.some((index) => index.default) ? [] : [{ url: older, default: true }]),
  ];
}
