// uv's configuration files as far as they name indexes: uv.toml, and `[tool.uv]` of a pyproject.toml.

import { booleanOf, type Place, stringOf, stringsOf, tableOf, tablesOf, type TomlTable } from '../toml/toml-table.ts';
import { parseToml } from '../toml/parse-toml.ts';
import type { ConfigurationFile } from './machine.ts';
import type { SettledIndex } from './settled-index.ts';

/** The older keys, which `[pip]` has as well, and more strongly, for `uv pip`. */
interface OlderKeys {
  readonly url?: SettledIndex;
  readonly extra: readonly SettledIndex[];
  readonly links: readonly SettledIndex[];
  readonly noIndex?: boolean;
}

export interface UvConfiguration {
  readonly path: string;
  readonly indexes: readonly (SettledIndex & { readonly default: boolean; readonly explicit: boolean })[];
  readonly pip: OlderKeys;
  readonly top: OlderKeys;
}

/** @throws WheelcheckError where uv stops at the file */
export function uvConfiguration({ path, text }: ConfigurationFile): UvConfiguration {
  const document = parseToml(text, path);
  const isProject = path.endsWith('pyproject.toml');
  const place: Place = { path, what: isProject ? '[tool.uv]' : 'uv.toml' };
  const settings = isProject ? tableOf(tableOf(document, 'tool', place), 'uv', place) : document;
  const tables = tablesOf(settings, 'index', place).map((table) => ({
    url: stringOf(table, 'url', place) ?? '',
    name: stringOf(table, 'name', place),
    isFlat: stringOf(table, 'format', place) === 'flat',
    default: booleanOf(table, 'default', place) ?? false,
    explicit: booleanOf(table, 'explicit', place) ?? false,
  }));
  const top = olderKeys(settings, place);
  return {
    path,
    indexes: tables.flatMap(({ url, name, isFlat, ...kind }) =>
      isFlat ? [] : [{ ...settled(url, path), ...(name === undefined ? {} : { name }), ...kind }],
    ),
    pip: olderKeys(tableOf(settings, 'pip', place), { path, what: '[pip]' }),
    top: {
      ...top,
      links: [...tables.flatMap(({ url, isFlat }) => (isFlat ? [settled(url, path)] : [])), ...top.links],
    },
  };
}

function olderKeys(table: TomlTable, place: Place): OlderKeys {
  const url = stringOf(table, 'index-url', place);
  const noIndex = booleanOf(table, 'no-index', place);
  const listed = (key: string): readonly SettledIndex[] =>
    stringsOf(table, key, place).map((each) => settled(each, place.path));
  return {
    ...(url === undefined ? {} : { url: settled(url, place.path) }),
    extra: listed('extra-index-url'),
    links: listed('find-links'),
    ...(noIndex === undefined ? {} : { noIndex }),
  };
}

function settled(url: string, from: string): SettledIndex {
  return { url, from, literal: true };
}
