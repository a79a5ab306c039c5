// PDM's variables and configuration files that name indexes.

import { parseToml } from '../toml/parse-toml.ts';
import { booleanOf, isTable, type Place, stringOf, tableOf, type TomlTable } from '../toml/toml-table.ts';
import type { ConfigurationFile, Machine } from './machine.ts';
import type { IndexSettings, SettledIndex } from './settled-index.ts';

/** What PDM calls the index that stands in for the public one. */
const mainName = 'pypi';

/** An index of `[pypi]` or `[pypi.NAME]`. */
export interface StoredIndex {
  readonly name: string;
  readonly url?: SettledIndex;
  readonly username?: string;
  readonly password?: string;
}

/** As PDM 2's Project.get_sources: `[pypi]` stands in for the public index, `[pypi.NAME]` are asked beside it. */
export function pdmSettings(machine: Machine): IndexSettings {
  const stored = pdmIndexes(machine);
  const settled = (each: StoredIndex): readonly SettledIndex[] =>
    each.url === undefined ? [] : [{ ...each.url, name: each.name }];
  const [main] = stored.filter(({ name }) => name === mainName).flatMap(settled);
  const alone = machine
    .files('pdm')
    .map(ignoresStored)
    .findLast((said) => said !== undefined);
  if (alone) return { extra: [], links: [], projectAlone: alone };
  return {
    ...(main === undefined ? {} : { main }),
    extra: stored.filter(({ name }) => name !== mainName).flatMap(settled),
    links: [],
  };
}

/** Each once; a key of a stronger place stands in for that of a weaker one. */
export function pdmIndexes(machine: Machine): readonly StoredIndex[] {
  const found = new Map<string, StoredIndex>();
  const take = (index: StoredIndex): void => void found.set(index.name, { ...found.get(index.name), ...index });
  for (const file of machine.files('pdm')) {
    const table = storedIn(file);
    take(storedIndex(mainName, table, file.path));
    for (const [name, value] of Object.entries(table)) if (isTable(value)) take(storedIndex(name, value, file.path));
  }
  const variable = (key: string): string | undefined => machine.variable(`PDM_PYPI_${key}`) || undefined;
  const [url, username, password] = ['URL', 'USERNAME', 'PASSWORD'].map(variable);
  take({
    name: mainName,
    ...(url === undefined ? {} : { url: { url, from: 'PDM_PYPI_URL' } }),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
  });
  return [...found.values()];
}

function storedIn({ path, text }: ConfigurationFile): TomlTable {
  return tableOf(parseToml(text, path), mainName, { path, what: 'config.toml' });
}

function storedIndex(name: string, table: TomlTable, path: string): StoredIndex {
  const place: Place = { path, what: '[pypi]' };
  const [url, username, password] = ['url', 'username', 'password'].map((key) => stringOf(table, key, place));
  return {
    name,
    ...(url === undefined ? {} : { url: { url, from: path } }),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
  };
}

/** The file that says `ignore_stored_index`; empty where it says that they count, undefined where it says nothing. */
function ignoresStored(file: ConfigurationFile): string | undefined {
  const said = booleanOf(storedIn(file), 'ignore_stored_index', { path: file.path, what: '[pypi]' });
  return said === undefined ? said : said ? file.path : '';
}
