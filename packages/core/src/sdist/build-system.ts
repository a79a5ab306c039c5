// What pyproject.toml says of the build: PEP 517 and 518's [build-system], PEP 725's [external], and the backends' own tables.

import { parseToml } from '../toml/parse-toml.ts';
import { isTable, type TomlTable, type TomlValue, valueOf } from '../toml/toml-table.ts';
import { type Backend, backendOf } from './backend.ts';

export interface BuildSystem {
  /** `build-backend` as written. */
  readonly module: string;
  /** Undefined for a backend that nobody here knows. */
  readonly backend: Backend | undefined;
  /** Folders of the sdist that the backend is taken from (PEP 517, in-tree backends); empty where it is installed. */
  readonly backendPath: readonly string[];
  readonly requires: readonly string[];
  /** PEP 725, as `dep:` strings. */
  readonly external: readonly string[];
  /** pyproject.toml; empty where there is none. */
  readonly document: TomlTable;
  /** Why pyproject.toml says nothing: it is no TOML. */
  readonly problem: string | null;
}

/** pip's for a project that names none (PEP 517: setup.py is run in the old way). */
const legacyModule = 'setuptools.build_meta:__legacy__';
const legacyRequires: readonly string[] = ['setuptools>=40.8.0'];

/** @param pyproject as `parse` gives it */
export function readBuildSystem({ document, problem }: ReturnType<typeof parse>): BuildSystem {
  const table = tableAt(document, 'build-system');
  const module = textAt(table, 'build-backend') ?? legacyModule;
  return {
    module,
    backend: backendOf(module),
    backendPath: textsAt(table, 'backend-path'),
    requires: valueOf(document, 'build-system') === undefined ? legacyRequires : textsAt(table, 'requires'),
    external: externalOf(tableAt(document, 'external')),
    document,
    problem,
  };
}

/** The table at a path of keys, empty where there is none: what is not as its tool wants it says nothing here. */
export function tableAt(table: TomlTable, ...keys: readonly string[]): TomlTable {
  let at: TomlTable = table;
  for (const key of keys) {
    const value = valueOf(at, key);
    if (!isTable(value)) return {};
    at = value;
  }
  return at;
}

export function textAt(table: TomlTable, key: string): string | undefined {
  const value = valueOf(table, key);
  return typeof value === 'string' ? value : undefined;
}

/** A TOML document that is none of the backend's concern when it cannot be read. */
export function parse(text: string | undefined): { readonly document: TomlTable; readonly problem: string | null } {
  if (text === undefined) return { document: {}, problem: null };
  try {
    return { document: parseToml(text, 'pyproject.toml'), problem: null };
  } catch (error) {
    return { document: {}, problem: error instanceof Error ? error.message : String(error) };
  }
}

function textsAt(table: TomlTable, key: string): readonly string[] {
  const value: TomlValue | undefined = valueOf(table, key);
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** Its first drafts wrote `pkg:generic/openssl` and `virtual:compiler/c` for today's `dep:generic/openssl` and `dep:virtual/compiler/c`. */
function externalOf(table: TomlTable): readonly string[] {
  const all = ['build-requires', 'host-requires'].flatMap((key) => textsAt(table, key));
  return [...new Set(all.map((name) => name.replace(/^pkg:/, 'dep:').replace(/^virtual:/, 'dep:virtual/')))];
}
