// Pipfile.lock, pipfile-spec 2 to 6, as pipenv installs from it: one pip run per section and index, without dependencies.

import { parseSpecifiers } from '../../packaging/specifier.ts';
import type { Beside } from '../beside.ts';
import { WheelcheckError } from '../../error.ts';
import { normalizeName } from '../../packaging/name.ts';
import { unexpanded } from '../index-variables.ts';
import type { IndexReference, Manifest, PackageSource } from '../manifest.ts';
import type { Reading } from '../manifest-format.ts';
import type { ManifestDiagnostic } from '../manifest-diagnostic.ts';
import { isStale } from './is-stale.ts';
import { type Pipfile, pipfileConstraints } from './pipfile-constraints.ts';
import { parsePipfileJson, type PipfileJson } from './pipfile-json.ts';
import { mergeSections } from './merge-sections.ts';
import { type PipfilePackage, readPipfilePackage } from './pipfile-package.ts';
import { refuseTooMany } from '../refuse-too-many.ts';
import { splitPath } from '../relative-path.ts';
import {
  booleanOf,
  brokenAt,
  isTable,
  type Place,
  requiredString,
  stringOf,
  tableOf,
  tablesOf,
  type TomlTable,
  unexpected,
  valueOf,
} from '../../toml/toml-table.ts';

const MAX_SECTIONS = 1000;

/** With the Pipfile beside it: pipenv names the lock after that, which PIPENV_PIPFILE may call by another name. */
export async function readPipfileLock(text: string, path: string, beside: Beside): Promise<Reading> {
  const json = parsePipfileJson(text, path);
  const name = pipfileBeside(path);
  const document = await beside.toml(name);
  const pipfile = document && { document, name };
  const read = pipfileManifest(json, path, pipfile);
  const asked = pipfile && askedIn((await beside.text(name)) ?? '', splitPath(path)[0] + name);
  return {
    manifest:
      read.lockedPython && asked !== undefined ? { ...read, lockedPython: { ...read.lockedPython, asked } } : read,
    constraints: async () => pipfileConstraints(json, path, pipfile),
  };
}

/** The line of a Pipfile that names its Python. */
function askedIn(text: string, path: string): string | undefined {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const full = lines.findIndex((line) => /^python_full_version\s*=/.test(line));
  const at = full === -1 ? lines.findIndex((line) => /^python_version\s*=/.test(line)) : full;
  return at === -1 ? undefined : `${path}:${at + 1} (${lines[at]?.replace(/\s*#.*$/, '') ?? ''})`;
}

function pipfileBeside(path: string): string {
  const name = splitPath(path)[1];
  return /^Pipfile.*\.lock$/i.test(name) ? name.slice(0, -'.lock'.length) : 'Pipfile';
}

/**
 * Reads a lock. `default` is `main`, `develop` the group `dev`, every other category a group of its name.
 *
 * @param pipfile the one beside it: one of its settings decides which indexes are asked
 */
function pipfileManifest(json: PipfileJson, path: string, pipfile: Pipfile | undefined): Manifest {
  const meta = readMeta(json, path);
  const sources = readSources(meta, path);
  const diagnostics: ManifestDiagnostic[] = [
    ...repeatedKeys(json, path),
    ...unexpanded(sources, path),
    ...staleLock(meta, path, pipfile),
  ];
  const pooled = pipfile !== undefined && searchesAllSources(pipfile.document, splitPath(path)[0] + pipfile.name);
  const sections = sectionsOf(json, path);
  const rows = sections.flatMap(({ group, table }) =>
    readSection(table, group, { json, path, sources: pooled ? [] : sources, diagnostics }),
  );
  return {
    format: 'Pipfile.lock',
    path,
    installer: 'pipenv',
    packages: mergeSections(rows.map((row) => row.package)),
    groups: sections.flatMap(({ group: name }) => (name === 'main' ? [] : [{ name, optional: true }])),
    extras: Object.create(null),
    indexes: pooled ? sources : sources.slice(0, 1),
    binaries: {
      noBinary: [...new Set(rows.flatMap((row) => (row.noBinary ? [row.package.name] : [])))],
      onlyBinary: [],
    },
    ...lockedPythonOf(meta, path),
    diagnostics,
  };
}

function staleLock(meta: TomlTable, path: string, pipfile: Pipfile | undefined): readonly ManifestDiagnostic[] {
  if (!pipfile || !isStale(meta, pipfile.document)) return [];
  return [{ kind: 'stale-lock', path, project: pipfile.name, installer: 'pipenv', names: [], location: null }];
}

function repeatedKeys({ repeated }: PipfileJson, path: string): readonly ManifestDiagnostic[] {
  return repeated.map(({ key, firstLine, line }) => ({
    kind: 'repeated-key',
    key,
    firstLine,
    location: { path, line },
  }));
}

function readMeta({ root }: PipfileJson, path: string): TomlTable {
  const place: Place = { path, what: 'Pipfile.lock' };
  if (valueOf(root, '_meta') === undefined)
    throw brokenAt(place, 'expected "_meta" with "pipfile-spec", found none: it is no Pipfile.lock');
  const meta = tableOf(root, '_meta', place);
  const spec = valueOf(meta, 'pipfile-spec');
  // Before 6 the sections were the same; pipenv reads them without asking
  if (typeof spec === 'number' && Number.isInteger(spec) && spec >= 2 && spec <= 6) return meta;
  throw new WheelcheckError({
    code: 'format-unknown',
    message: `${path}: pipfile-spec ${spec === undefined ? 'is missing' : `${JSON.stringify(spec)} is not known`}; 2 to 6 are read`,
    hint: 'lock again with "pipenv lock"',
  });
}

function readSources(meta: TomlTable, path: string): readonly IndexReference[] {
  const place: Place = { path, what: '_meta.sources' };
  return tablesOf(meta, 'sources', place).map((source, position) => {
    const name = stringOf(source, 'name', place);
    return {
      url: requiredString(source, 'url', place),
      kind: position === 0 ? 'default' : 'extra',
      ...(name === undefined ? {} : { name }),
    };
  });
}

/** `[pipenv] install_search_all_sources`: only then does pip get all indexes at once, and `index` says nothing. */
function searchesAllSources(pipfile: TomlTable, path: string): boolean {
  const place: Place = { path, what: '[pipenv]' };
  const settings = tableOf(pipfile, 'pipenv', { path, what: 'Pipfile' });
  return booleanOf(settings, 'install_search_all_sources', place) ?? false;
}

interface Section {
  readonly group: string;
  readonly table: TomlTable;
}

function sectionsOf({ root, lineOf }: PipfileJson, path: string): readonly Section[] {
  const names = Object.keys(root).filter((name) => name !== '_meta');
  const place: Place = { path, what: 'Pipfile.lock' };
  if (names.length > MAX_SECTIONS)
    throw brokenAt(place, `${names.length} sections are more than the ${MAX_SECTIONS} that are read`);
  const sections = names.map((name): Section => {
    const table = valueOf(root, name);
    if (!isTable(table)) throw unexpected({ ...place, line: lineOf(root, name) }, name, 'a table of packages', table);
    return { group: groupOf(name), table };
  });
  const count = sections.reduce((sum, { table }) => sum + Object.keys(table).length, 0);
  refuseTooMany(count, place);
  return sections;
}

/** A category that is itself called `main` or `dev` must not be taken for what `default` and `develop` are called here. */
function groupOf(section: string): string {
  if (section === 'default') return 'main';
  if (section === 'develop') return 'dev';
  const name = normalizeName(section);
  return name === 'main' || name === 'dev' ? `${name}-category` : name;
}

interface SectionFacts {
  readonly json: PipfileJson;
  readonly path: string;
  readonly sources: readonly IndexReference[];
  readonly diagnostics: ManifestDiagnostic[];
}

function readSection(
  table: TomlTable,
  group: string,
  { json, path, sources, diagnostics }: SectionFacts,
): readonly PipfilePackage[] {
  const addresses = new Map<string, PackageSource>();
  for (const { name, url, kind } of sources.toReversed()) {
    // pipenv before 2022 named an index by its address
    for (const key of [url, ...(name === undefined ? [] : [name])])
      addresses.set(key, kind === 'default' ? { kind: 'index' } : { kind: 'index', url });
  }
  return Object.entries(table).map(([name, entry]) => {
    const line = json.lineOf(table, name);
    return readPipfilePackage(name, entry, {
      path,
      line,
      group,
      sourceOf: (index) => (sources.length === 0 ? { kind: 'index' } : addresses.get(index)),
      tell: (fact) => diagnostics.push({ ...fact, location: { path, line } }),
    });
  });
}

/** On another Python than the one asked for pipenv stops, where it makes the environment itself or is told --deploy; else it warns. */
function lockedPythonOf(meta: TomlTable, path: string): Pick<Manifest, 'remarks' | 'lockedPython'> {
  const requires = tableOf(meta, 'requires', { path, what: '_meta' });
  const place: Place = { path, what: '_meta.requires' };
  const full = stringOf(requires, 'python_full_version', place);
  const python = full ?? stringOf(requires, 'python_version', place);
  if (python === undefined || python === '*') return { remarks: [] };
  const range = parseSpecifiers(full === undefined ? `==${python}.*` : `==${python}`);
  return {
    remarks: [{ kind: 'locked-python', python }],
    ...(range.ok ? { lockedPython: { text: python, anyOf: [range.value] } } : {}),
  };
}
