// pdm.lock, lock versions 4.0 to 4.5, with the pyproject.toml beside it.

import type { Beside } from '../beside.ts';
import { WheelcheckError } from '../../error.ts';
import { normalizeName } from '../../packaging/name.ts';
import { parseVersion } from '../../packaging/version.ts';
import { unexpanded } from '../index-variables.ts';
import { locate } from '../../toml/locate.ts';
import type { LockedPackage, Manifest, RootDependency } from '../manifest.ts';
import type { Reading } from '../manifest-format.ts';
import type { ManifestDiagnostic, ManifestFact } from '../manifest-diagnostic.ts';
import { parseToml } from '../../toml/parse-toml.ts';
import { isStale } from './is-stale.ts';
import { mergeRows } from './merge-rows.ts';
import { type PdmRow, readPdmRow } from './pdm-row.ts';
import { type PdmProject, readPdmProject } from './pdm-project.ts';
import { readPdmTargets } from './pdm-targets.ts';
import { refuseTooMany } from '../refuse-too-many.ts';
import { splitPath } from '../relative-path.ts';
import {
  brokenAt,
  type Place,
  requiredString,
  stringsOf,
  tableOf,
  tablesOf,
  type TomlTable,
  valueOf,
} from '../../toml/toml-table.ts';

const MAX_GROUPS = 250;

/** With the pyproject.toml beside it. */
export async function readPdmLock(text: string, path: string, beside: Beside): Promise<Reading> {
  return { manifest: pdmManifest(text, path, await beside.toml('pyproject.toml')) };
}

/**
 * Reads a lock. With the strategy `inherit_metadata` (since PDM 2.11, later the default) each package carries its groups
 * and marker; without it PDM solves again over the lock, starting from pyproject.toml, so the manifest gets `roots`.
 *
 * @param pyproject that beside the lock; undefined where there is none
 */
function pdmManifest(text: string, path: string, pyproject: TomlTable | undefined): Manifest {
  const document = parseToml(text, path);
  const metadata = readMetadata(document, path);
  const diagnostics: ManifestDiagnostic[] = [];
  readLockVersion(metadata, path, diagnostics);
  const inherits = strategyOf(metadata, path).has('inherit_metadata');
  const tables = tablesOf(document, 'package', { path, what: 'pdm.lock' });
  refuseTooMany(tables.length, { path, what: 'pdm.lock' });
  const project =
    pyproject === undefined ? undefined : readPdmProject(pyproject, `${splitPath(path)[0]}pyproject.toml`);
  const lines = locate(document);
  const facts = {
    path,
    inherits,
    files: tableOf(metadata, 'files', { path, what: '[metadata]' }),
    indexFor: project?.indexFor ?? (() => undefined),
    tell: (fact: ManifestFact, location: ManifestDiagnostic['location']) => diagnostics.push({ ...fact, location }),
  };
  const rows = tables.map((table, position) => readPdmRow(table, lines[position] ?? 1, facts));
  const groups = groupsOf(metadata, project, path);
  const packages = mergeRows(rows, {
    extras: new Set(groups.extras),
    locked: new Set(['default', ...groups.extras, ...groups.others]),
    nameOf,
  });
  const roots = inherits ? undefined : rootsOf(project, packages, groups);
  diagnostics.push(...notHeld(packages, roots ?? ownDependencies(project, groups), project, path));
  if (pyproject && isStale(metadata, pyproject))
    diagnostics.push({
      kind: 'stale-lock',
      path,
      project: 'pyproject.toml',
      installer: 'pdm',
      names: [],
      location: null,
    });
  const targets = readPdmTargets(metadata, project?.requiresPython, path);
  return {
    format: 'pdm.lock',
    path,
    installer: 'pdm',
    ...(targets.requiresPython ? { requiresPython: targets.requiresPython } : {}),
    ...(targets.environments ? { environments: targets.environments } : {}),
    packages,
    ...(roots ? { roots } : {}),
    groups: groups.others.map((name) => ({ name: nameOf(name), optional: false })),
    extras: extrasOf(groups.extras, rows, roots),
    indexes: project?.indexes ?? [],
    binaries: project?.binaries ?? { noBinary: [], onlyBinary: [] },
    remarks: remarksOn(project, inherits, groups.others),
    diagnostics: [...unexpanded(project?.indexes ?? [], path), ...diagnostics],
  };
}

function readMetadata(document: TomlTable, path: string): TomlTable {
  const place: Place = { path, what: 'pdm.lock' };
  if (!Object.hasOwn(document, 'metadata'))
    throw brokenAt(place, 'expected [metadata] with lock_version, found none: the file is cut short, or no pdm.lock');
  return tableOf(document, 'metadata', place);
}

/** PDM refuses another first number, and a later second one, and would lock again. */
function readLockVersion(metadata: TomlTable, path: string, diagnostics: ManifestDiagnostic[]): void {
  const text = requiredString(metadata, 'lock_version', { path, what: '[metadata]' });
  const version = parseVersion(text);
  const [major = 0n, minor = 0n] = version.ok ? version.value.release : [];
  if (!version.ok || major !== 4n) {
    throw new WheelcheckError({
      code: 'format-unknown',
      message: `${path}: lock_version ${JSON.stringify(text)} is not known; 4.0 to 4.5 are read`,
      hint: 'lock again with PDM 2.8 or later',
    });
  }
  if (minor > 5n) {
    diagnostics.push({ kind: 'newer-lock', key: 'lock_version', version: text, known: '4.5', location: null });
  }
}

function strategyOf(metadata: TomlTable, path: string): ReadonlySet<string> {
  return new Set(stringsOf(metadata, 'strategy', { path, what: '[metadata]' }));
}

/** What PDM calls `default` is `main`; a group that is itself called `main` must not be taken for it. */
function nameOf(group: string): string {
  if (group === 'default') return 'main';
  return group === 'main' ? 'main-group' : group;
}

interface Groups {
  readonly extras: readonly string[];
  readonly others: readonly string[];
}

/** Only groups that were locked can be installed; which of them are extras of the project, pyproject.toml says. */
function groupsOf(metadata: TomlTable, project: PdmProject | undefined, path: string): Groups {
  const place: Place = { path, what: '[metadata]' };
  const locked =
    valueOf(metadata, 'groups') === undefined
      ? [...(project?.extras ?? []), ...(project?.groups ?? [])]
      : stringsOf(metadata, 'groups', place).map(normalizeName);
  const names = [...new Set<string>(locked)].filter((name) => name !== 'default');
  if (names.length > MAX_GROUPS)
    throw brokenAt(place, `groups: ${names.length} groups are more than the ${MAX_GROUPS} that are read`);
  return {
    extras: names.filter((name) => project?.extras.has(name)),
    others: names.filter((name) => !project?.extras.has(name)),
  };
}

/** Without the project's dependencies nothing says who wants what: each package is wanted, and stands in no group but main. */
function rootsOf(
  project: PdmProject | undefined,
  packages: readonly LockedPackage[],
  groups: Groups,
): readonly RootDependency[] {
  return project?.stated
    ? ownDependencies(project, groups)
    : packages.map(({ name }) => ({ name, group: 'main', versions: [], extras: [] }));
}

/** What pyproject.toml states for the groups that were locked. */
function ownDependencies(project: PdmProject | undefined, { extras, others }: Groups): readonly RootDependency[] {
  if (!project?.stated) return [];
  const locked = new Set(['main', ...others.map(nameOf)]);
  return project
    .roots(nameOf)
    .filter(({ group, forExtras }) =>
      forExtras ? forExtras.some((extra) => extras.includes(extra)) : locked.has(group),
    );
}

/** Extra → the names that it brings: those in its group, or those that the project states where no row has groups. */
function extrasOf(
  extras: readonly string[],
  rows: readonly PdmRow[],
  roots: readonly RootDependency[] | undefined,
): Manifest['extras'] {
  const brought: Record<string, LockedPackage['name'][]> = Object.create(null);
  for (const extra of extras) brought[extra] = [];
  for (const { forExtras, name } of roots ?? []) for (const extra of forExtras ?? []) brought[extra]?.push(name);
  for (const { groups, name } of rows) for (const group of groups) brought[group]?.push(name);
  return brought;
}

/** An unconditional dependency that the lock lacks: it was cut short, or edited by hand. */
function notHeld(
  packages: readonly LockedPackage[],
  roots: readonly RootDependency[],
  project: PdmProject | undefined,
  path: string,
): readonly ManifestDiagnostic[] {
  const held = new Set<string>([...packages.map(({ name }) => name), ...(project?.name ? [project.name] : [])]);
  const missing = [...roots, ...packages.flatMap(({ requires }) => requires)]
    .filter(({ name, marker }) => !marker && !held.has(name) && !project?.excluded.has(name))
    .map(({ name }) => name);
  if (missing.length === 0) return [];
  return [{ kind: 'not-held', path, names: [...new Set(missing)], location: null }];
}

function remarksOn(project: PdmProject | undefined, inherits: boolean, groups: readonly string[]): Manifest['remarks'] {
  if (!inherits && !project) return [{ kind: 'no-pyproject' }];
  if (!inherits && !project?.stated) return [{ kind: 'unstated-dependencies' }];
  return project || groups.length === 0 ? [] : [{ kind: 'extras-as-groups' }];
}
