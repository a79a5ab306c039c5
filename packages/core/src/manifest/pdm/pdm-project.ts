// What PDM reads of the pyproject.toml beside its lock: groups, extras, dependencies, indexes, and which formats it may take.

import { normalizeName, type PackageName } from '../../packaging/name.ts';
import type { SpecifierSet } from '../../packaging/specifier.ts';
import { parseSpecifiers } from '../../packaging/specifier.ts';
import type { BinaryRules } from '../binary-rules.ts';
import type { RootDependency } from '../manifest.ts';
import { type PdmSources, readPdmSources } from './pdm-sources.ts';
import { expandGroups, type PdmGroupTexts } from './pdm-groups.ts';
import {
  arrayOf,
  brokenAt,
  isTable,
  type Place,
  requiredString,
  stringOf,
  stringsOf,
  tableOf,
  type TomlTable,
  unexpected,
  valueOf,
} from '../../toml/toml-table.ts';

export interface PdmProject extends PdmSources {
  readonly name?: PackageName;
  readonly requiresPython?: SpecifierSet;
  /** Keys of `[project.optional-dependencies]`, normalised. */
  readonly extras: ReadonlySet<string>;
  /** Groups for development, normalised. */
  readonly groups: readonly string[];
  /** False where the build backend states the dependencies (`dynamic`), which is not run here. */
  readonly stated: boolean;
  readonly binaries: BinaryRules;
  /** Names that the project keeps out of its lock (`[tool.pdm.resolution] excludes`). */
  readonly excluded: ReadonlySet<string>;
  /** The project's own dependencies, where a lock without groups is walked from. */
  roots(nameOf: (group: string) => string): readonly RootDependency[];
}

/**
 * @param document pyproject.toml, parsed
 * @returns undefined where the file has no `[project]` and no `[tool.pdm]`: it is not about a project
 * @throws WheelcheckError `file-broken` where PDM would refuse the file
 */
export function readPdmProject(document: TomlTable, path: string): PdmProject | undefined {
  const file: Place = { path, what: 'pyproject.toml' };
  const project = tableOf(document, 'project', file);
  const pdm = tableOf(tableOf(document, 'tool', file), 'pdm', { path, what: '[tool]' });
  if (!Object.hasOwn(document, 'project') && Object.keys(pdm).length === 0) return undefined;
  const resolution = tableOf(pdm, 'resolution', { path, what: '[tool.pdm]' });
  const name = stringOf(project, 'name', { path, what: '[project]' });
  const texts = readTexts(document, project, pdm, path);
  const extras = new Set([...texts].flatMap(([group, { kind }]) => (kind === 'extra' ? [group] : [])));
  return {
    ...(name === undefined ? {} : { name: normalizeName(name) }),
    ...readRequiresPython(project, path),
    extras,
    groups: [...texts].flatMap(([group, { kind }]) => (kind === 'dev' ? [group] : [])),
    stated: !stringsOf(project, 'dynamic', { path, what: '[project]' }).some((field) => field.endsWith('dependencies')),
    binaries: readBinaries(resolution, path),
    excluded: new Set(stringsOf(resolution, 'excludes', { path, what: '[tool.pdm.resolution]' }).map(normalizeName)),
    ...readPdmSources(pdm, path),
    roots: (nameOf) => rootsOf(texts, name, path, nameOf),
  };
}

function readTexts(
  document: TomlTable,
  project: TomlTable,
  pdm: TomlTable,
  path: string,
): ReadonlyMap<string, PdmGroupTexts> {
  const texts = new Map<string, PdmGroupTexts>();
  const main: Place = { path, what: '[project]' };
  texts.set('default', { kind: 'default', lines: stringsOf(project, 'dependencies', main), includes: [] });
  const optional = tableOf(project, 'optional-dependencies', main);
  const extraPlace: Place = { path, what: '[project.optional-dependencies]' };
  for (const extra of Object.keys(optional))
    texts.set(normalizeName(extra), {
      kind: 'extra',
      lines: stringsOf(optional, extra, extraPlace),
      includes: [],
    });
  // PDM adds up what both tables say of one group
  for (const [table, what] of [
    [tableOf(document, 'dependency-groups', { path, what: 'pyproject.toml' }), '[dependency-groups]'],
    [tableOf(pdm, 'dev-dependencies', { path, what: '[tool.pdm]' }), '[tool.pdm.dev-dependencies]'],
  ] as const) {
    for (const key of Object.keys(table)) {
      const own = readDevGroup(table, key, { path, what });
      const known = texts.get(normalizeName(key));
      if (known && known.kind !== 'dev') continue;
      texts.set(normalizeName(key), {
        kind: 'dev',
        lines: [...(known?.lines ?? []), ...own.lines],
        includes: [...(known?.includes ?? []), ...own.includes],
      });
    }
  }
  return texts;
}

function readDevGroup(table: TomlTable, key: string, place: Place): Pick<PdmGroupTexts, 'lines' | 'includes'> {
  const [lines, includes]: [string[], string[]] = [[], []];
  for (const entry of arrayOf(table, key, place)) {
    if (typeof entry === 'string') lines.push(entry);
    else if (isTable(entry)) includes.push(normalizeName(requiredString(entry, 'include-group', place)));
    else throw unexpected(place, key, 'requirements and { include-group = "…" }', entry);
  }
  return { lines, includes };
}

function rootsOf(
  texts: ReadonlyMap<string, PdmGroupTexts>,
  project: string | undefined,
  path: string,
  nameOf: (group: string) => string,
): readonly RootDependency[] {
  const closed = expandGroups(texts, project === undefined ? undefined : normalizeName(project), path);
  return [...closed].flatMap(([group, requirements]) =>
    requirements.map((requirement) =>
      texts.get(group)?.kind === 'extra'
        ? { ...requirement, group: 'main', forExtras: [group] }
        : { ...requirement, group: nameOf(group) },
    ),
  );
}

function readRequiresPython(project: TomlTable, path: string): Pick<PdmProject, 'requiresPython'> {
  const place: Place = { path, what: '[project]' };
  const text = stringOf(project, 'requires-python', place);
  if (text === undefined) return {};
  const specifiers = parseSpecifiers(text);
  if (!specifiers.ok) throw brokenAt(place, `requires-python: ${specifiers.problem}`);
  return specifiers.value.specifiers.length === 0 ? {} : { requiresPython: specifiers.value };
}

/** `no-binary` and `only-binary`: a list, or names between commas. */
function readBinaries(resolution: TomlTable, path: string): BinaryRules {
  const place: Place = { path, what: '[tool.pdm.resolution]' };
  const namesOf = (key: string): readonly string[] => {
    const value = valueOf(resolution, key);
    const written = typeof value === 'string' ? value.split(',') : stringsOf(resolution, key, place);
    return written.flatMap((name) => {
      const trimmed = name.trim();
      return trimmed === '' ? [] : [trimmed === ':all:' ? trimmed : normalizeName(trimmed)];
    });
  };
  const onlyBinary = namesOf('only-binary');
  // unearth, which chooses for PDM, looks at only-binary first.
  return { noBinary: namesOf('no-binary').filter((name) => !onlyBinary.includes(name)), onlyBinary };
}
