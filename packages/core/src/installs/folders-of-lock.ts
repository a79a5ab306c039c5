// Folders beside a lock that its installer builds for what it is told to install: members of a uv workspace, path dependencies.

import { parseToml } from '../toml/parse-toml.ts';
import { isTable, tableIn, type TomlTable, type TomlValue, valueOf } from '../toml/toml-table.ts';

/** @param asked the installer, and the words of its command */
export function foldersOfLock(
  text: string,
  path: string,
  { tool, command }: { readonly tool: string; readonly command: string },
): readonly string[] {
  if (!/= "?(?:directory|editable)|editable = "|directory = "/.test(text)) return [];
  const packages = listIn(parseToml(text, path), 'package');
  if (tool === 'poetry')
    return packages.flatMap((each) => {
      const source = tableIn(each, 'source');
      const url = valueOf(source, 'url');
      // Of optional packages, and those of other groups than main, it hangs on flags whether they are installed.
      const isMain =
        valueOf(each, 'optional') !== true && listOf(valueOf(each, 'groups')).every((group) => group === 'main');
      return isMain && valueOf(source, 'type') === 'directory' && typeof url === 'string' ? [url] : [];
    });
  return tool === 'uv' ? ofUv(packages, command) : [];
}

/** What the project needs without extras and groups, step by step; without the project itself. */
function ofUv(packages: readonly TomlTable[], command: string): readonly string[] {
  const [, named] = /--package[ =](\S+)/.exec(command) ?? [];
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
