// Headers of a lock, and the tables that they open.

import { type TomlTable, type TomlValue, valueOf } from './toml-table.ts';

type Table = Record<string, TomlValue>;

export interface RegularTables {
  readonly root: TomlTable;
  /** The one that pairs of keys and values belong to. */
  readonly table: Table;
  /** Opens what a header names; false where it is not certain that TOML allows it there. */
  open(header: string): boolean;
}

/** `package.metadata.requires-dev` has two. */
const MAX_PARENTS = 8;

const form = /^\[(?:\[((?:[\w-]+\.)*[\w-]+)\]|((?:[\w-]+|"[^"\\]*")(?:\.(?:[\w-]+|"[^"\\]*"))*))\]$/;
const part = /"[^"]*"|[\w-]+/g;

/** `[[package]]`, `[package.dependencies]` and the like: elements of arrays, and tables that nothing else has opened. */
export function regularTables(): RegularTables {
  const root: Table = {};
  /** Only below what headers opened may another one go on: below a table in itself, below an array in its last element. */
  const opened = new Map<TomlValue, Table>();
  let table = root;

  function added(parent: Table, key: string): Table {
    const made: Table = {};
    parent[key] = made;
    opened.set(made, made);
    return made;
  }

  function below(parent: Table, key: string): Table | undefined {
    const value = valueOf(parent, key);
    return value === undefined ? added(parent, key) : opened.get(value);
  }

  function element(parent: Table, key: string): Table | undefined {
    const known = valueOf(parent, key);
    const elements = known ?? [];
    if (!Array.isArray(elements) || (known !== undefined && !opened.has(known))) return undefined;
    const made: Table = {};
    elements.push(made);
    parent[key] = elements;
    opened.set(elements, made).set(made, made);
    return made;
  }

  return {
    root,
    get table() {
      return table;
    },
    open(header) {
      const [, ofArray, ofTable = ''] = form.exec(header) ?? [];
      const keys = (ofArray ?? ofTable).match(part)?.map((key) => key.replaceAll('"', '')) ?? [];
      const last = keys.pop();
      if (last === undefined || keys.length > MAX_PARENTS || [...keys, last].includes('__proto__')) return false;
      let parent: Table | undefined = root;
      for (const key of keys) parent = parent && below(parent, key);
      if (parent === undefined || (ofArray === undefined && Object.hasOwn(parent, last))) return false;
      const found = ofArray === undefined ? added(parent, last) : element(parent, last);
      table = found ?? table;
      return found !== undefined;
    },
  };
}
