// What a Cargo.toml asks of the Rust compiler, with what it inherits from its workspace.

import type { TomlTable, TomlValue } from '../toml/toml-table.ts';
import { isTable, valueOf } from '../toml/toml-table.ts';
import { parse, tableAt, textAt } from './build-system.ts';

export interface CargoCrate {
  readonly path: string;
  /** `rust-version`. */
  readonly minimum: string | null;
  readonly edition: string | null;
  /** The version of PyO3 that it asks for; with a `=` where it takes no later one. */
  readonly pyo3: string | null;
  /** The crates that its build script uses: `cc`, `cmake`, `pkg-config`. */
  readonly buildDependencies: readonly string[];
  readonly dependencies: TomlTable;
}

/**
 * Reads the crate at a path; undefined where its Cargo.toml was not read or names no package.
 *
 * @param path of its Cargo.toml
 */
export function readCargoCrate(path: string, texts: ReadonlyMap<string, string>): CargoCrate | undefined {
  const text = texts.get(path);
  if (text === undefined) return undefined;
  const { document } = parse(text);
  const crate = tableAt(document, 'package');
  if (Object.keys(crate).length === 0) return undefined;
  const workspace = workspaceOf(path, texts);
  const inherited = tableAt(workspace, 'package');
  return {
    path,
    minimum: ownOr(valueOf(crate, 'rust-version'), inherited, 'rust-version'),
    edition: ownOr(valueOf(crate, 'edition'), inherited, 'edition'),
    pyo3: pyo3Of(document, tableAt(workspace, 'dependencies')) ?? besidePyo3(path, document, texts),
    buildDependencies: Object.keys(tableAt(document, 'build-dependencies')),
    dependencies: tableAt(document, 'dependencies'),
  };
}

/** `edition.workspace = true` takes the workspace's (Cargo reference, workspaces). */
function ownOr(value: TomlValue | undefined, inherited: TomlTable, key: string): string | null {
  if (typeof value === 'string') return value;
  return isTable(value) ? (textAt(inherited, key) ?? null) : null;
}

/** The check of the interpreter is in pyo3-ffi, which orjson uses by itself. */
const pyo3Crates = ['pyo3', 'pyo3-ffi'];

function pyo3Of(document: TomlTable, inherited: TomlTable): string | null {
  const tables = [
    tableAt(document, 'dependencies'),
    ...Object.values(tableAt(document, 'target')).flatMap((target) =>
      isTable(target) ? [tableAt(target, 'dependencies')] : [],
    ),
  ];
  const asked = pyo3Crates.flatMap((name) =>
    tables.flatMap((table) => {
      const value = valueOf(table, name);
      const own = isTable(value) && valueOf(value, 'workspace') === true ? valueOf(inherited, name) : value;
      return isTable(own) ? (textAt(own, 'version') ?? []) : typeof own === 'string' ? own : [];
    }),
  );
  return asked.map(versionAsked).find((version) => version !== null) ?? null;
}

/** orjson 3.10.16 brings pyo3-ffi 0.23.3 along, as a folder of its own. */
function besidePyo3(path: string, document: TomlTable, texts: ReadonlyMap<string, string>): string | null {
  const folder = path.slice(0, -'Cargo.toml'.length);
  const paths = pyo3Crates.flatMap((name) => {
    const value = valueOf(tableAt(document, 'dependencies'), name);
    return isTable(value) ? (textAt(value, 'path') ?? []) : [];
  });
  const versions = paths.map((each) => {
    const text = texts.get(`${folder}${each.replace(/^\.\/|\/$/g, '')}/Cargo.toml`);
    return textAt(tableAt(parse(text).document, 'package'), 'version');
  });
  const version = versions.find((each) => each !== undefined);
  return version === undefined ? null : `=${version}`;
}

/** `0.20.2` of `^0.20.2`, `0.20` of `~0.20` and `0.20.*`, `=0.20.2` as it is; null where a range leaves the minor open, which Cargo.lock settles. */
function versionAsked(requirement: string): string | null {
  const [, sign = '', version] = /^\s*([\^=~]?)\s*(\d+\.\d+(?:\.\d+[\w.+-]*)?)(?:\.\*)?\s*$/.exec(requirement) ?? [];
  return version === undefined ? null : `${sign === '=' ? '=' : ''}${version}`;
}

/** `[workspace]` of the nearest Cargo.toml at or above. */
function workspaceOf(path: string, texts: ReadonlyMap<string, string>): TomlTable {
  const folders = path.split('/').slice(0, -1);
  for (let length = folders.length; length >= 0; length--) {
    const text = texts.get([...folders.slice(0, length), 'Cargo.toml'].join('/'));
    const { document } = parse(text);
    if (valueOf(document, 'workspace') !== undefined) return tableAt(document, 'workspace');
  }
  return {};
}
