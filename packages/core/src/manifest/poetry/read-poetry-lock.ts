// poetry.lock, lock versions 1.0 to 2.1, with the pyproject.toml beside it.

import type { Beside } from '../beside.ts';
import { WheelcheckError } from '../../error.ts';
import { normalizeName, type PackageName } from '../../packaging/name.ts';
import type { SpecifierSet } from '../../packaging/specifier.ts';
import { parseVersion, type Version } from '../../packaging/version.ts';
import { locate } from '../../toml/locate.ts';
import {
  type LockedPackage,
  type Manifest,
  type PackageSource,
  type RootDependency,
  sourceAddress,
} from '../manifest.ts';
import type { Reading } from '../manifest-format.ts';
import type { ManifestDiagnostic } from '../manifest-diagnostic.ts';
import { parseToml } from '../../toml/parse-toml.ts';
import { isStale } from './is-stale.ts';
import { builtRoot } from './built-root.ts';
import { notHeld } from './not-held.ts';
import { parsePoetryConstraint } from './poetry-constraint.ts';
import { readPoetrySettings } from './poetry-settings.ts';
import { readPoetryPackage } from './poetry-package.ts';
import { type Pyproject, readPyproject } from './pyproject.ts';
import {
  brokenAt,
  isTable,
  type Place,
  requiredString,
  stringOf,
  stringsOf,
  tableOf,
  tablesOf,
  type TomlTable,
  valueOf,
} from '../../toml/toml-table.ts';
import { refuseTooMany } from '../refuse-too-many.ts';

/** With the pyproject.toml and poetry.toml beside it. */
export async function readPoetryLock(text: string, path: string, beside: Beside): Promise<Reading> {
  const manifest = poetryManifest(text, path, await beside.toml('pyproject.toml'));
  const settings = await beside.toml('poetry.toml');
  return {
    manifest: settings
      ? { ...manifest, binaries: readPoetrySettings(settings, besides(path, 'poetry.toml')) }
      : manifest,
  };
}

/**
 * Reads a lock. From lock 2.1 on each package carries its groups and marker; before that Poetry solves again over the lock,
 * starting from pyproject.toml, so the manifest gets `roots`.
 *
 * @param pyproject that beside the lock; undefined where there is none
 */
function poetryManifest(text: string, path: string, pyproject: TomlTable | undefined): Manifest {
  const document = parseToml(text, path);
  const metadata = readMetadata(document, path);
  const tables = tablesOf(document, 'package', { path, what: 'poetry.lock' });
  refuseTooMany(tables.length, { path, what: 'poetry.lock' });
  const diagnostics: ManifestDiagnostic[] = [];
  const version = readLockVersion(metadata, path, diagnostics);
  const namesGroups = atLeast21(version);
  const lines = locate(document);
  const repeated = repeatedNames(tables);
  const packages = tables.map((table, position) =>
    readPoetryPackage(table, lines[position] ?? 1, {
      path,
      metadata,
      namesGroups,
      repeated,
      tell: (fact, location) => diagnostics.push({ ...fact, location }),
    }),
  );
  const project = pyproject === undefined ? undefined : readPyproject(pyproject, besides(path, 'pyproject.toml'));
  const roots = namesGroups ? undefined : project ? rootsOf(project, tables, packages) : packages.map(asMain);
  const missing = project === undefined ? [] : notHeld(project.roots, packages);
  if (pyproject && isStale({ text, version, metadata }, pyproject)) diagnostics.push(staleLock(path, missing));
  else if (project) diagnostics.push(...notLocked(project.roots, packages, { path, namesGroups }));
  const own = builtRoot(pyproject, project, path);
  const requiresPython = project?.requiresPython ?? readRequiresPython(metadata, path);
  return {
    format: 'poetry.lock',
    path,
    installer: 'poetry',
    ...(requiresPython ? { requiresPython } : {}),
    packages: own ? [...packages, own] : packages,
    ...(roots ? { roots: own ? [...roots, rootOf(own)] : roots } : {}),
    groups: groupsOf(packages, project),
    extras: project && !namesGroups ? project.extras : readExtras(document, path),
    // Sources of pyproject.toml are not listed: a locked package names its own, and one that names none is from the public index
    indexes: [],
    indexNames: namesOfIndexes(tables, packages),
    binaries: { noBinary: [], onlyBinary: [] },
    remarks: roots && !project ? [{ kind: 'no-pyproject' }] : [],
    diagnostics,
  };
}

function rootOf({ name }: LockedPackage): RootDependency {
  return { name, versions: [], extras: [], group: 'main' };
}

function besides(path: string, name: string): string {
  return path.replace(/[^\\/]*$/, name);
}

function readMetadata(document: TomlTable, path: string): TomlTable {
  const place: Place = { path, what: 'poetry.lock' };
  if (!Object.hasOwn(document, 'metadata'))
    throw brokenAt(
      place,
      'expected [metadata] with lock-version, found none: the file is cut short, or no poetry.lock',
    );
  return tableOf(document, 'metadata', place);
}

/** Poetry reads lock versions from 1 up to, not including, 3, and warns above the one it knows. */
function readLockVersion(metadata: TomlTable, path: string, diagnostics: ManifestDiagnostic[]): Version {
  // `metadata.get("lock-version", "1.0")` in the Locker of Poetry 1.0.10 to 1.8.5. Where the hash is missing too, the file was cut.
  const isUnversioned = !Object.hasOwn(metadata, 'lock-version') && Object.hasOwn(metadata, 'content-hash');
  const text = isUnversioned ? '1.0' : requiredString(metadata, 'lock-version', { path, what: '[metadata]' });
  if (isUnversioned) diagnostics.push({ kind: 'unversioned-lock', path, location: null });
  const version = parseVersion(text);
  const [major = 0n, minor = 0n] = version.ok ? version.value.release : [];
  if (!version.ok || major < 1n || major > 2n) {
    throw new WheelcheckError({
      code: 'format-unknown',
      message: `${path}: lock-version ${JSON.stringify(text)} is not known; 1.0 to 2.1 are read`,
      hint: 'lock again with a Poetry of 1.0 to 2.x',
    });
  }
  if (major === 2n && minor > 1n) {
    diagnostics.push({ kind: 'newer-lock', key: 'lock-version', version: text, known: '2.1', location: null });
  }
  return version.value;
}

function atLeast21({ release: [major = 0n, minor = 0n] }: Version): boolean {
  return major === 2n && minor >= 1n;
}

function repeatedNames(tables: readonly TomlTable[]): ReadonlySet<PackageName> {
  const [seen, repeated] = [new Set<PackageName>(), new Set<PackageName>()];
  for (const table of tables) {
    const written = valueOf(table, 'name');
    if (typeof written !== 'string') continue;
    const name = normalizeName(written);
    (seen.has(name) ? repeated : seen).add(name);
  }
  return repeated;
}

/** The project's dependencies, their source's name replaced by its address; `pypi` is what packages without a source come from. */
function rootsOf(
  { roots, sources }: Pyproject,
  tables: readonly TomlTable[],
  packages: readonly LockedPackage[],
): readonly RootDependency[] {
  const addresses = new Map<string, string>([['pypi', sourceAddress({ kind: 'index' })], ...sources]);
  for (const [position, table] of tables.entries()) {
    const source = valueOf(table, 'source');
    const reference = isTable(source) ? valueOf(source, 'reference') : undefined;
    const locked: PackageSource | undefined = packages[position]?.source;
    if (typeof reference === 'string' && locked?.kind === 'index')
      addresses.set(reference.toLowerCase(), sourceAddress(locked));
  }
  return roots.map(({ from, ...root }) =>
    from === undefined ? root : { ...root, source: addresses.get(from.toLowerCase()) ?? from },
  );
}

/** Poetry keeps user and password of a source under its name; the lock has both. */
function namesOfIndexes(
  tables: readonly TomlTable[],
  packages: readonly LockedPackage[],
): NonNullable<Manifest['indexNames']> {
  const names = new Map<string, string>();
  for (const [position, table] of tables.entries()) {
    const source = valueOf(table, 'source');
    const name = isTable(source) ? valueOf(source, 'reference') : undefined;
    const locked = packages[position]?.source;
    if (typeof name === 'string' && locked?.kind === 'index' && locked.url !== undefined) names.set(locked.url, name);
  }
  return [...names].map(([url, name]) => ({ url, name }));
}

/** Without pyproject.toml nothing says who wants what: each package is wanted, and stands in no group but main. */
function asMain({ name }: LockedPackage): RootDependency {
  return { name, group: 'main', versions: [], extras: [] };
}

/** As the newest Poetry has it. */
function staleLock(path: string, missing: readonly string[]): ManifestDiagnostic {
  const about = { path, project: 'pyproject.toml', installer: 'poetry', names: [], missing } as const;
  return { kind: 'refused-stale-lock', ...about, location: null };
}

/**
 * A dependency that nothing conditions and the lock lacks, though its hash is right: Poetry ends at it where it solves over the lock,
 * and installs what stands in one of 2.1, which it does not solve again.
 */
function notLocked(
  roots: readonly RootDependency[],
  packages: readonly LockedPackage[],
  { path, namesGroups }: { readonly path: string; readonly namesGroups: boolean },
): readonly ManifestDiagnostic[] {
  const locked = new Set(packages.map(({ name }) => name));
  const missing = roots
    .filter(({ name, marker, forExtras }) => !marker && !forExtras && !locked.has(name))
    .map(({ name }) => name);
  if (missing.length === 0) return [];
  const kind = namesGroups ? 'not-locked' : 'refused-not-locked';
  return [{ kind, path, names: [...new Set(missing)], location: null }];
}

function readRequiresPython(
  metadata: TomlTable,
  path: string,
): { readonly text: string; readonly anyOf: readonly SpecifierSet[] } | undefined {
  const place: Place = { path, what: '[metadata]' };
  const text = stringOf(metadata, 'python-versions', place) ?? '*';
  const constraint = parsePoetryConstraint(text);
  if (!constraint.ok) throw brokenAt(place, `python-versions: ${constraint.problem}`);
  return constraint.value.length === 0 ? undefined : { text, anyOf: constraint.value };
}

function groupsOf(packages: readonly LockedPackage[], project: Pyproject | undefined): Manifest['groups'] {
  const groups = new Map(project?.groups.map((group) => [group.name, group]));
  for (const name of new Set(packages.flatMap((pkg) => pkg.groups))) {
    if (name !== 'main' && !groups.has(name)) groups.set(name, { name, optional: false });
  }
  return [...groups.values()];
}

/** `[extras]`: extra → names of the dependencies that it brings. */
function readExtras(document: TomlTable, path: string): Manifest['extras'] {
  const place: Place = { path, what: '[extras]' };
  const table = tableOf(document, 'extras', { path, what: 'poetry.lock' });
  const extras: Record<string, readonly PackageName[]> = Object.create(null);
  for (const extra of Object.keys(table)) extras[normalizeName(extra)] = stringsOf(table, extra, place).map(nameOf);
  return extras;
}

/** Older locks write the constraint too: `orjson (>=3.8)`. */
function nameOf(requirement: string): PackageName {
  return normalizeName(/^\s*[\w.-]+/.exec(requirement)?.[0].trim() ?? requirement);
}
