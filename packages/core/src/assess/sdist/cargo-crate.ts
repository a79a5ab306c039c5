// What a Cargo.toml asks of the Rust compiler, with what it inherits from its workspace.

import type { TomlTable, TomlValue } from '../../toml/toml-table.ts';
import { isTable, valueOf } from '../../toml/toml-table.ts';
import { parse, tableAt, textAt } from './build-system.ts';

export interface CargoCrate {
  readonly path: string;
  /** `rust-version`. */
  readonly minimum: string | null;
  readonly edition: string | null;
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
  const inherited = workspaceOf(path, texts);
  return {
    path,
    minimum: ownOr(valueOf(crate, 'rust-version'), inherited, 'rust-version'),
    edition: ownOr(valueOf(crate, 'edition'), inherited, 'edition'),
    buildDependencies: Object.keys(tableAt(document, 'build-dependencies')),
    dependencies: tableAt(document, 'dependencies'),
  };
}

/** `edition.workspace = true` takes the workspace's (Cargo reference, workspaces). */
function ownOr(value: TomlValue | undefined, inherited: TomlTable, key: string): string | null {
  if (typeof value === 'string') return value;
  return isTable(value) ? (textAt(inherited, key) ?? null) : null;
}

/** `[workspace.package]` of the nearest Cargo.toml at or above. */
function workspaceOf(path: string, texts: ReadonlyMap<string, string>): TomlTable {
  const folders = path.split('/').slice(0, -1);
  for (let length = folders.length; length >= 0; length--) {
    const text = texts.get([...folders.slice(0, length), 'Cargo.toml'].join('/'));
    const { document } = parse(text);
    if (valueOf(document, 'workspace') !== undefined) return tableAt(document, 'workspace', 'package');
  }
  return {};
}
