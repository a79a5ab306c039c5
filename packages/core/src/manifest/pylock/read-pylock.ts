// pylock.toml and pylock.NAME.toml (PEP 751), lock version 1.x, read as pip 26.3 does: what it refuses is refused, or said.

import { WheelcheckError } from '../../error.ts';
import { normalizeName, type PackageName } from '../../packaging/name.ts';
import { parseSpecifiers, type SpecifierSet } from '../../packaging/specifier.ts';
import { compareVersions, parseVersion, type Version } from '../../packaging/version.ts';
import { locate } from '../../toml/locate.ts';
import type { LockedPackage, Manifest } from '../manifest.ts';
import type { Reading } from '../manifest-format.ts';
import type { ManifestDiagnostic } from '../manifest-diagnostic.ts';
import { parseToml } from '../../toml/parse-toml.ts';
import { environmentMarker } from './pylock-marker.ts';
import { type PylockFacts, readPylockPackage, sameIndex } from './pylock-package.ts';
import { setsNamed } from './pylock-sets.ts';
import { unhashableSources } from './unhashable-sources.ts';
import {
  brokenAt,
  type Place,
  requiredString,
  stringOf,
  stringsOf,
  tablesOf,
  type TomlTable,
  unexpected,
  valueOf,
} from '../../toml/toml-table.ts';
import { refuseTooMany } from '../refuse-too-many.ts';

type Refuse = PylockFacts['refuse'];

/** The lock versions that are read; the first is the only one there is (2026). */
const [oldest, beyond] = [versionOf('1'), versionOf('2')];

/** The file says everything itself, and nothing beside it is read. */
export async function readPylock(text: string, path: string): Promise<Reading> {
  return { manifest: pylockManifest(text, path) };
}

/** The file says everything itself: each package's marker asks for Python, platform, extras and groups in one. */
function pylockManifest(text: string, path: string): Manifest {
  const document = parseToml(text, path);
  const placeOf = topLevel(text, path);
  const diagnostics: ManifestDiagnostic[] = [];
  const refuse: Refuse = (problem, line) => {
    diagnostics.push({ kind: 'refused-file', problem, location: { path, line } });
  };
  checkLockVersion(document, placeOf('lock-version'), diagnostics);
  if (!Object.hasOwn(document, 'packages'))
    throw unexpected(placeOf('packages'), 'packages', '[[packages]]', undefined);
  const tables = tablesOf(document, 'packages', placeOf('packages'));
  refuseTooMany(tables.length, placeOf('packages'));
  const creator = stringOf(document, 'created-by', placeOf('created-by'));
  if (creator === undefined) refuse('created-by is missing', 1);
  const lines = locate(document, 'packages');
  const defaultIndex = commonIndex(tables);
  const packages = tables.map((table, position) =>
    readPylockPackage(table, lines[position] ?? 1, { path, defaultIndex, refuse }),
  );
  const requiresPython = readRequiresPython(document, placeOf('requires-python'));
  const defaultGroups = stringsOf(document, 'default-groups', placeOf('default-groups')).map(normalizeName);
  return {
    format: 'pylock.toml',
    path,
    installer: 'pip',
    // `pip lock` came with pip 25.1, which refuses metadata that it cannot read.
    ...(creator === 'pip' ? { isVetted: true } : {}),
    ...(requiresPython ? { requiresPython } : {}),
    ...readEnvironments(document, placeOf('environments'), refuse),
    packages,
    defaultGroups,
    groups: readGroups(document, defaultGroups, placeOf('dependency-groups')),
    extras: readExtras(document, packages, placeOf('extras'), refuse),
    indexes: defaultIndex === undefined ? [] : [{ url: defaultIndex, kind: 'default' }],
    binaries: { noBinary: [], onlyBinary: [] },
    remarks: remarksOn(creator, packages),
    diagnostics: [...diagnostics, ...unhashableSources(tables, packages)],
  };
}

/** Where the keys before the first table stand; a key that is absent has no line. */
function topLevel(text: string, path: string): (key: string) => Place {
  const end = text.search(/^[ \t]*\[/m);
  const lines = (end === -1 ? text : text.slice(0, end)).split('\n');
  return (key) => {
    const written = new RegExp(`^[ \\t]*["']?${key}["']?[ \\t]*=`);
    const index = lines.findIndex((line) => written.test(line));
    return { path, what: 'the file', ...(index === -1 ? {} : { line: index + 1 }) };
  };
}

function versionOf(text: string): Version {
  const version = parseVersion(text);
  if (!version.ok) throw new Error(version.problem);
  return version.value;
}

/** PEP 751: another major version is an error, a newer minor one a warning. */
function checkLockVersion(document: TomlTable, place: Place, diagnostics: ManifestDiagnostic[]): void {
  const text = requiredString(document, 'lock-version', place);
  const version = parseVersion(text);
  if (!version.ok || compareVersions(version.value, oldest) < 0 || compareVersions(version.value, beyond) >= 0) {
    throw new WheelcheckError({
      code: 'format-unknown',
      message: `${place.path}: lock-version ${JSON.stringify(text)} is not known; 1.0 is read`,
      hint: 'lock again with a tool that writes lock-version 1.0',
    });
  }
  if (compareVersions(version.value, oldest) === 0) return;
  diagnostics.push({ kind: 'newer-lock', key: 'lock-version', version: text, known: '1.0', location: null });
}

function readRequiresPython(
  document: TomlTable,
  place: Place,
): { readonly text: string; readonly anyOf: readonly SpecifierSet[] } | undefined {
  const text = stringOf(document, 'requires-python', place);
  if (text === undefined) return undefined;
  const set = parseSpecifiers(text);
  if (!set.ok) throw brokenAt(place, `requires-python: ${set.problem}`);
  return set.value.specifiers.length === 0 ? undefined : { text, anyOf: [set.value] };
}

/** Where none of them holds, pip installs nothing; an empty list is for every machine, as packaging has it. */
function readEnvironments(document: TomlTable, place: Place, refuse: Refuse): Pick<Manifest, 'environments'> {
  const texts = stringsOf(document, 'environments', place);
  const anyOf = texts.map((text) => ({
    marker: environmentMarker(text, place, (problem) => refuse(problem, place.line ?? 1)),
  }));
  return anyOf.length === 0 ? {} : { environments: { text: texts.join(' or '), anyOf } };
}

/** The index that most packages name: what the file takes for granted, and `--index-url` stands in for. */
function commonIndex(tables: readonly TomlTable[]): string | undefined {
  const counts = new Map<string, { readonly url: string; count: number }>();
  for (const table of tables) {
    const url = valueOf(table, 'index');
    if (typeof url !== 'string' || url === '') continue;
    const known = counts.get(sameIndex(url)) ?? { url, count: 0 };
    known.count++;
    counts.set(sameIndex(url), known);
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count)[0]?.url;
}

/** PDM lists its synthetic group `default` among the others, which PEP 751 advises against; asked for by name, it is one. */
function readGroups(document: TomlTable, defaultGroups: readonly string[], place: Place): Manifest['groups'] {
  const defaults = new Set(defaultGroups);
  const names = new Set<string>(stringsOf(document, 'dependency-groups', place).map(normalizeName));
  names.delete('main');
  return [...names].map((name) => ({ name, optional: !defaults.has(name) }));
}

/** Each declared extra with the packages whose markers ask for it. */
function readExtras(
  document: TomlTable,
  packages: readonly LockedPackage[],
  place: Place,
  refuse: Refuse,
): Manifest['extras'] {
  const names = new Map<string, Set<PackageName>>();
  for (const extra of stringsOf(document, 'extras', place)) {
    const name = normalizeName(extra);
    if (name !== extra) refuse(`the extra ${JSON.stringify(extra.slice(0, 100))} is not normalised`, place.line ?? 1);
    names.set(name, new Set());
  }
  for (const { name, marker } of packages) {
    if (marker) for (const extra of setsNamed(marker).extras) names.get(extra)?.add(name);
  }
  const extras: Record<string, readonly PackageName[]> = Object.create(null);
  for (const [extra, brought] of names) extras[extra] = [...brought];
  return extras;
}

/** `pip lock` resolves for the machine that it runs on, and names the one file that this machine takes. */
function remarksOn(creator: string | undefined, packages: readonly LockedPackage[]): Manifest['remarks'] {
  const single = packages.every(({ files = [] }) => files.length <= 1);
  return creator === 'pip' && single && packages.length > 0 ? [{ kind: 'one-machine' }] : [];
}
