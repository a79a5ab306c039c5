// Folders beside a lock that its installer builds for what it is told to install: members of a uv workspace, path dependencies.

import { isTable, tableIn, type TomlTable, type TomlValue, valueOf } from '../toml/toml-table.ts';
import { tableOf } from './table-of.ts';

/**
 * Those that are installed for sure.
 *
 * @param options words of the command
 */
export function foldersOfLock(text: string, path: string, tool: string, options: readonly string[]): readonly string[] {
  if (!/= "?(?:directory|editable)|editable = "|directory = "/.test(text)) return [];
  const packages = listIn(tableOf(text, path), 'package');
  if (tool === 'poetry') return ofPoetry(packages, options);
  return tool === 'uv' ? ofUv(packages, options) : [];
}

/** Before Poetry 2.0 a lock does not say whose a package is, and markers and flags leave some of them out. */
function ofPoetry(packages: readonly TomlTable[], options: readonly string[]): readonly string[] {
  if (options.some((option) => /^--(?:only|without)(?:=|$)/.test(option))) return [];
  return packages.flatMap((each) => {
    const source = tableIn(each, 'source');
    const url = valueOf(source, 'url');
    const isSure =
      listOf(valueOf(each, 'groups')).includes('main') &&
      valueOf(each, 'optional') !== true &&
      valueOf(each, 'markers') === undefined;
    return isSure && valueOf(source, 'type') === 'directory' && typeof url === 'string' ? [url] : [];
  });
}

/** What the project needs without extras and groups, step by step; without the project itself. */
function ofUv(packages: readonly TomlTable[], options: readonly string[]): readonly string[] {
  // Of groups alone nothing comes that the project itself needs.
  if (options.some((option) => /^--only-(?:group|dev)(?:=|$)/.test(option))) return [];
  const [, named] = /(?:^|\n)--package[=\n](.+)/.exec(options.join('\n')) ?? [];
  const root = packages.find((each) =>
    named === undefined ? folderOf(each) === '.' : valueOf(each, 'name') === named,
  );
  const reached = new Set(root === undefined ? [] : [root]);
  for (const each of reached)
    for (const needed of listIn(each, 'dependencies')) {
      // What hangs on a marker may not be installed.
      const isSure = valueOf(needed, 'marker') === undefined;
      const found = packages.find((other) => valueOf(other, 'name') === valueOf(needed, 'name'));
      if (isSure && found !== undefined) reached.add(found);
    }
  return [...reached].flatMap((each) => (each === root ? [] : (folderOf(each) ?? [])));
}

function folderOf(locked: TomlTable): string | undefined {
  const source = tableIn(locked, 'source');
  const folder =
    valueOf(source, 'editable') ??
    valueOf(source, 'directory') ??
    (valueOf(source, 'virtual') === '.' ? '.' : undefined);
  return typeof folder === 'string' ? folder : undefined;
}

function listIn(table: TomlTable, key: string): readonly TomlTable[] {
  return listOf(valueOf(table, key)).filter((each) => isTable(each));
}

function listOf(value: TomlValue | undefined): readonly TomlValue[] {
  return Array.isArray(value) ? (value as readonly TomlValue[]) : [];
}
