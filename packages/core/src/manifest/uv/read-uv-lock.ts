// uv.lock, version 1 with any revision, with the pyproject.toml or uv.toml beside it.

import type { Beside } from '../beside.ts';
import { normalizeName, type PackageName } from '../../packaging/name.ts';
import { parseSpecifiers } from '../../packaging/specifier.ts';
import { conflictName } from './conflict-name.ts';
import { locate } from '../../toml/locate.ts';
import type { LockedPackage, Manifest } from '../manifest.ts';
import type { Reading } from '../manifest-format.ts';
import { parseToml } from '../../toml/parse-toml.ts';
import { refuseTooMany } from '../refuse-too-many.ts';
import { splitPath } from '../relative-path.ts';
import {
  arrayOf,
  brokenAt,
  isTable,
  type Place,
  requiredString,
  stringOf,
  stringsOf,
  tableOf,
  tablesOf,
  type TomlTable,
  unexpected,
  valueOf,
} from '../../toml/toml-table.ts';
import { uvConstraints } from './uv-constraints.ts';
import { combinedSettings, scriptBlock, uvTable } from './script-block.ts';
import { staleInScript, staleNames } from './stale-names.ts';
import { type UvEdges, uvEdges } from './uv-edges.ts';
import { uvMarker } from './uv-marker.ts';
import { readUvPackage, type UvLockFacts, type UvPackage } from './uv-package.ts';
import { withoutDefaultIndex } from './without-default-index.ts';
import { uvRoots } from './uv-roots.ts';
import { readUvSettings, type UvSettings } from './uv-settings.ts';

/** Edges times groups and extras, each of which is walked to say who needs what is left out. Real locks stay below a million. */
const MAX_WALKS = 10_000_000;

/** With the pyproject.toml or uv.toml beside it. */
export async function readUvLock(text: string, path: string, beside: Beside): Promise<Reading> {
  const document = parseToml(text, path);
  const { settings, stale } = /\.py\.lock$/i.test(path)
    ? await aroundScript(document, path, beside)
    : await aroundProject(document, path, beside);
  return {
    manifest: withStaleNames(uvManifest(document, { text, path, settings }), stale),
    constraints: async () => ({ constraints: uvConstraints(document, path) }),
  };
}

/** What stands beside a lock: settings, and what is asked for otherwise by now. */
interface Around {
  readonly settings: UvSettings;
  readonly stale: { readonly project: string; readonly names: readonly string[] };
}

async function aroundProject(document: TomlTable, path: string, beside: Beside): Promise<Around> {
  const files = { pyproject: await beside.toml('pyproject.toml'), uv: await beside.toml('uv.toml') };
  return {
    settings: readUvSettings(files, splitPath(path)[0]),
    stale: { project: 'pyproject.toml', names: files.pyproject ? staleNames(document, files.pyproject) : [] },
  };
}

/** A script is no part of the project around it, but uv's settings count for it, behind its own. */
async function aroundScript(document: TomlTable, path: string, beside: Beside): Promise<Around> {
  const [folder, name] = splitPath(path);
  const script = name.replace(/\.lock$/i, '');
  const text = await beside.text(script);
  const block = text === undefined ? undefined : scriptBlock(text, folder + script);
  const around = (await beside.toml('uv.toml')) ?? uvTable(await beside.toml('pyproject.toml'));
  const pyproject = { tool: { uv: combinedSettings(uvTable(block), around) } };
  return {
    settings: readUvSettings({ pyproject, uv: undefined }, folder, script),
    stale: { project: script, names: block ? staleInScript(document, block) : [] },
  };
}

function withStaleNames(manifest: Manifest, { project, names }: Around['stale']): Manifest {
  if (names.length === 0) return manifest;
  const { path, diagnostics } = manifest;
  const stale = { kind: 'stale-lock', path, project, installer: 'uv', names, location: null } as const;
  return { ...manifest, diagnostics: [stale, ...diagnostics] };
}

function uvManifest(
  document: TomlTable,
  { text, path, settings }: { readonly text: string; readonly path: string; readonly settings: UvSettings },
): Manifest {
  const lock: Place = { path, what: 'the lock' };
  checkVersion(document, text, lock);
  const manifest = tableOf(document, 'manifest', lock);
  const members = stringsOf(manifest, 'members', { path, what: '[manifest]' }).map(normalizeName);
  const own = new Set([...members, ...(settings.project === undefined ? [] : [settings.project])]);
  const read = readPackages(document, { path, own });
  const edges = uvEdges(read);
  const { roots, groups, groupPythons, extras, projects, otherMembers, remarks, diagnostics } = uvRoots(
    read,
    manifest,
    edges,
    { path, settings },
  );
  const { packages, indexes } = withoutDefaultIndex(
    read.map((pkg) => withEdges(pkg, edges)),
    settings,
  );
  const choices = groups.size + Object.keys(extras).length;
  const conflicts = readConflicts(document, projects, lock);
  /** Conflicts are looked at in rounds of their own. */
  const walks = choices * (conflicts.exclusive ? 4 : 1);
  if (packages.reduce((sum, { requires }) => sum + requires.length, 0) * walks > MAX_WALKS)
    throw brokenAt(lock, `${choices} groups and extras are too many for a lock of ${packages.length} packages`);
  const { defaultGroups } = settings;
  return {
    format: 'uv.lock',
    path,
    installer: 'uv',
    ...readRequiresPython(document, lock),
    ...(groupPythons.size > 0 ? { groupPythons } : {}),
    packages,
    roots,
    ...(otherMembers.length > 0 ? { otherMembers } : {}),
    groups: [...groups].map((name) => ({ name, optional: defaultGroups !== 'all' && !defaultGroups.has(name) })),
    extras,
    ...conflicts,
    ...readEnvironments(document, lock),
    indexes,
    indexNames: settings.indexes.flatMap(({ url, name }) => (name === undefined ? [] : [{ url, name }])),
    binaries: settings.binaries,
    ...(settings.unisolated === undefined ? {} : { unisolated: settings.unisolated }),
    remarks,
    diagnostics,
  };
}

function checkVersion(document: TomlTable, text: string, place: Place): void {
  const version = valueOf(document, 'version');
  if (version === 1) return;
  if (typeof version !== 'number')
    throw brokenAt(place, 'expected version = 1 at its top, found none: the file is cut short, or no uv.lock');
  const line = text.slice(0, Math.max(0, text.search(/^version/m))).split('\n').length;
  throw brokenAt({ ...place, line }, `lock version ${version} is not known; version 1 is read, with any revision`);
}

function readPackages(document: TomlTable, facts: UvLockFacts): readonly UvPackage[] {
  // uv before 0.2.36 called them distributions, and uv still reads that
  const array = Object.hasOwn(document, 'package') ? 'package' : 'distribution';
  const place: Place = { path: facts.path, what: 'the lock' };
  const tables = tablesOf(document, array, place);
  refuseTooMany(tables.length, place);
  const lines = locate(document, array);
  return tables.map((table, position) => readUvPackage(table, lines[position] ?? 1, facts));
}

function withEdges({ locked, table, place }: UvPackage, edges: UvEdges): LockedPackage {
  const optional = tableOf(table, 'optional-dependencies', place);
  return {
    ...locked,
    requires: [
      ...edges.read(table, 'dependencies', place),
      ...Object.keys(optional).flatMap((extra) => edges.read(optional, extra, place, normalizeName(extra))),
    ],
  };
}

function readRequiresPython(document: TomlTable, place: Place): Pick<Manifest, 'requiresPython'> {
  const text = requiredString(document, 'requires-python', place);
  const parsed = parseSpecifiers(text);
  if (!parsed.ok) throw brokenAt(place, `requires-python: ${parsed.problem}`);
  return parsed.value.specifiers.length === 0 ? {} : { requiresPython: { text, anyOf: [parsed.value] } };
}

/** `conflicts = [[{ package = "shop", extra = "cpu" }, { package = "shop", extra = "gpu" }]]`. */
function readConflicts(
  document: TomlTable,
  projects: readonly PackageName[],
  { path }: Place,
): Pick<Manifest, 'exclusive'> {
  const place: Place = { path, what: 'conflicts' };
  const sets = arrayOf(document, 'conflicts', place).map((set) => {
    if (!Array.isArray(set)) throw unexpected(place, 'conflicts', 'arrays of { package = "…", extra = "…" }', set);
    return new Map(set.map((item) => conflictItem(item, place)));
  });
  return sets.length === 0 ? {} : { exclusive: { projects, sets } };
}

function conflictItem(item: TomlTable[string], place: Place): readonly [name: string, words: string] {
  if (!isTable(item)) throw unexpected(place, 'conflicts', 'a table', item);
  const project = normalizeName(requiredString(item, 'package', place));
  for (const kind of ['extra', 'group'] as const) {
    const choice = stringOf(item, kind, place);
    if (choice !== undefined)
      return [conflictName(kind, project, normalizeName(choice)), `${kind} ${normalizeName(choice)} of ${project}`];
  }
  return [conflictName('project', project), project];
}

/** `supported-markers`, from `tool.uv.environments`. */
function readEnvironments(document: TomlTable, place: Place): Pick<Manifest, 'environments'> {
  const texts = stringsOf(document, 'supported-markers', place);
  if (texts.length === 0) return {};
  const at: Place = { ...place, what: 'supported-markers' };
  const anyOf = texts.map((text) => ({ marker: uvMarker(text, at) }));
  return { environments: { text: texts.join(' or '), anyOf } };
}
