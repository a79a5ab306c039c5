// What a uv.lock was made for, and pyproject.toml asks for otherwise by now: uv compares the two whenever it installs.

import { normalizeName, type PackageName } from '../../packaging/name.ts';
import { parseRequirement } from '../../packaging/requirement.ts';
import { parseSpecifiers, type SpecifierSet } from '../../packaging/specifier.ts';
import { type Version, withParts } from '../../packaging/version.ts';
import { isTable, tableIn, type TomlTable, type TomlValue, valueOf } from '../../toml/toml-table.ts';

/** Of each name the ranges that are asked for, in one form whoever wrote them. */
type Ranges = Map<PackageName, Set<string>>;

/**
 * Only names and ranges of versions are compared: uv writes markers in a form of its own, and what a source says stands elsewhere.
 *
 * @returns sorted; none where nobody can tell (dynamic dependencies, a lock from before uv wrote what was asked for)
 */
export function staleNames(document: TomlTable, pyproject: TomlTable): readonly PackageName[] {
  const project = tableIn(pyproject, 'project');
  const metadata = tableIn(ownPackage(document), 'metadata');
  const name = valueOf(project, 'name');
  if (
    typeof name !== 'string' ||
    valueOf(project, 'dynamic') !== undefined ||
    !Object.hasOwn(metadata, 'requires-dist')
  )
    return [];
  const uv = tableIn(tableIn(pyproject, 'tool'), 'uv');
  // A project may name itself, for the extras of its extras, and uv has not always written that.
  const passed = new Set([normalizeName(name), ...Object.keys(tableIn(uv, 'sources')).map(normalizeName)]);
  const asked = [
    ...textsIn(valueOf(project, 'dependencies')),
    ...Object.values(tableIn(project, 'optional-dependencies')).flatMap(textsIn),
  ];
  const ofGroups = groupTexts(pyproject, uv);
  const locked = entriesOf(valueOf(metadata, 'requires-dist'));
  const dev = Object.values(tableIn(metadata, 'requires-dev')).flatMap(entriesOf);
  return [
    ...new Set([
      ...differing(rangesOf(asked), rangesOf(locked), passed),
      ...(dev.length === 0 ? [] : differing(rangesOf(ofGroups), rangesOf(dev), passed)),
    ]),
  ].toSorted();
}

/** The same of a script and what it asks for in its comments. */
export function staleInScript(document: TomlTable, block: TomlTable): readonly PackageName[] {
  const manifest = tableIn(document, 'manifest');
  if (!Object.hasOwn(manifest, 'requirements')) return [];
  const sources = tableIn(tableIn(tableIn(block, 'tool'), 'uv'), 'sources');
  return differing(
    rangesOf(textsIn(valueOf(block, 'dependencies'))),
    rangesOf(entriesOf(valueOf(manifest, 'requirements'))),
    new Set(Object.keys(sources).map(normalizeName)),
  ).toSorted();
}

/** The project at the root. */
function ownPackage(document: TomlTable): TomlTable {
  const packages = valueOf(document, 'package');
  const found = (Array.isArray(packages) ? (packages as readonly TomlValue[]) : []).find((each) => {
    const source = isTable(each) ? tableIn(each, 'source') : {};
    return ['virtual', 'editable', 'directory'].some((kind) => valueOf(source, kind) === '.');
  });
  return isTable(found) ? found : {};
}

/** Undefined: it cannot be read. */
type StatedRange = readonly [name: PackageName, range: string] | undefined;

function textsIn(value: TomlValue | undefined): readonly StatedRange[] {
  const items = Array.isArray(value) ? (value as readonly TomlValue[]) : [];
  return items.flatMap((item): readonly StatedRange[] => {
    // { include-group = "lint" }: what stands there is read there.
    if (isTable(item) && Object.hasOwn(item, 'include-group')) return [];
    const parsed = typeof item === 'string' ? parseRequirement(item) : undefined;
    return parsed?.ok ? [[parsed.value.name, rangeText(parsed.value.specifiers)]] : [undefined];
  });
}

function groupTexts(pyproject: TomlTable, uv: TomlTable): readonly StatedRange[] {
  const groups = Object.values(tableIn(pyproject, 'dependency-groups'));
  return [...groups, valueOf(uv, 'dev-dependencies')].flatMap(textsIn);
}

function entriesOf(value: TomlValue | undefined): readonly StatedRange[] {
  const items = Array.isArray(value) ? (value as readonly TomlValue[]) : [];
  return items.map((item): StatedRange => {
    const [name, specifier] = isTable(item) ? [valueOf(item, 'name'), valueOf(item, 'specifier') ?? ''] : [];
    const range = typeof specifier === 'string' ? parseSpecifiers(specifier) : undefined;
    return typeof name === 'string' && range?.ok ? [normalizeName(name), rangeText(range.value)] : undefined;
  });
}

/** To uv 1.16 and 1.16.0 are one version, in whatever clause. */
function plain(version: Version): string {
  const end = version.release.findLastIndex((part) => part !== 0n);
  return withParts(version, { release: version.release.slice(0, Math.max(end, 0) + 1) }).text;
}

function rangeText({ specifiers }: SpecifierSet): string {
  const clauses = specifiers.map(
    ({ operator, base, version, wildcard }) => `${operator}${base ? plain(base) : version}${wildcard ? '.*' : ''}`,
  );
  return [...new Set(clauses)].toSorted().join(',');
}

/** Undefined where something cannot be read: then nothing is certain. */
function rangesOf(all: readonly StatedRange[]): Ranges | undefined {
  const ranges: Ranges = new Map();
  for (const one of all) {
    if (!one) return undefined;
    const [name, range] = one;
    const known = ranges.get(name) ?? new Set();
    ranges.set(name, known.add(range));
  }
  return ranges;
}

function differing(
  asked: Ranges | undefined,
  locked: Ranges | undefined,
  passed: ReadonlySet<PackageName>,
): readonly PackageName[] {
  if (!asked || !locked) return [];
  const names = new Set([...asked.keys(), ...locked.keys()]);
  return [...names].filter((name) => {
    const [mine, theirs] = [asked.get(name), locked.get(name)];
    if (mine === undefined || theirs === undefined) return !passed.has(name);
    return !passed.has(name) && [...mine].toSorted().join(' ') !== [...theirs].toSorted().join(' ');
  });
}
