// A project without a lock, as pip and uv install it: its own requirements, its extras, and its dependency groups (PEP 735 and Poetry's).

import { WheelcheckError } from '../../error.ts';
import type { Beside } from '../beside.ts';
import { poetryExtras, poetryGroups, poetryMain } from '../local/poetry-groups.ts';
import { readLocalProject } from '../local/read-local-project.ts';
import type { LockedPackage } from '../manifest.ts';
import type { Reading } from '../manifest-format.ts';
import { normalizePath, splitPath } from '../relative-path.ts';
import { parseToml } from '../../toml/parse-toml.ts';
import { requirementsTxt } from '../requirements/requirements-txt.ts';
import { dependencyGroups } from './dependency-groups.ts';
import { lineFinder } from './line-finder.ts';
import type { ProjectFileName } from './project-file.ts';

/** The stubs of boto3 have 400. */
const MOST_EXTRAS = 1000;
const MOST_IN_GROUPS = 20_000;

/** @param format which of pyproject.toml, setup.cfg and setup.py it is: each stands for the project of its folder */
export async function readProjectFile(
  format: ProjectFileName,
  text: string,
  path: string,
  around: Beside,
): Promise<Reading> {
  const others = new Map<string, string>();
  const beside = including(format, text, path, noting(around, others));
  const folder = splitPath(path)[0] || '.';
  const rowsFor = async (lines: readonly string[]): Promise<Reading> =>
    requirementsTxt.read(lines.join('\n'), path, beside);
  const document = await beside.toml('pyproject.toml');
  const project = await rowsFor([asked(folder), ...(document ? poetryMain(document, path, folder) : [])]);
  const known = new Set(project.manifest.packages.map(identity));
  const metadata = await readLocalProject(folder, beside);
  const groups = (document && poetryGroups(document, path, folder)) ?? dependencyGroups(document, path);
  const ofExtras = new Map<string, readonly string[]>([
    ...(document ? poetryExtras(document, path, folder) : []),
    ...(metadata?.extras ?? []).map((extra) => [extra, [asked(`${folder}[${extra}]`)]] as const),
  ]);
  refuseMany(path, 'extras', ofExtras.size, MOST_EXTRAS);
  const inAll = [...groups.values()].reduce((sum, { length }) => sum + length, 0);
  refuseMany(path, 'requirements in its groups, each with what it includes,', inAll, MOST_IN_GROUPS);
  const brought: { readonly extra: string; readonly packages: readonly LockedPackage[] }[] = [];
  // One after the other, so that there are rests between them.
  for (const [extra, lines] of ofExtras) {
    // oxlint-disable-next-line no-await-in-loop
    const { manifest } = await rowsFor(lines);
    brought.push({ extra, packages: manifest.packages.filter((row) => !known.has(identity(row))) });
  }
  const grouped: { readonly group: string; readonly rows: readonly LockedPackage[] }[] = [];
  for (const [group, lines] of groups) {
    // oxlint-disable-next-line no-await-in-loop
    grouped.push({ group, rows: (await rowsFor(lines)).manifest.packages });
  }
  const placeOf = placeFinder(text, path, others);
  const placed = (row: LockedPackage): LockedPackage => ({ ...row, at: placeOf(row.name) });
  return {
    manifest: {
      ...project.manifest,
      format,
      path,
      packages: [...project.manifest.packages, ...inExtras(brought), ...inGroups(grouped)].map(placed),
      groups: [...groups.keys()].map((name) => ({ name, optional: true })),
      ...(metadata?.openExtras ? { openExtras: true } : {}),
      extras: Object.fromEntries(brought.map(({ extra, packages }) => [extra, packages.map(({ name }) => name)])),
    },
  };
}

/** Each of them is asked for by itself, and held against all that the project requires. */
function refuseMany(path: string, what: string, count: number, most: number): void {
  if (count > most)
    throw new WheelcheckError({
      code: 'file-broken',
      message: `${path}: ${count} ${what} are more than the ${most} that are read`,
      hint: 'check a lock of it, or a requirements file of what is installed',
    });
}

/** Notes the texts that are read: setuptools and hatchling take dependencies from files (`dynamic`). */
function noting(beside: Beside, texts: Map<string, string>): Beside {
  return {
    ...beside,
    async text(name) {
      const text = await beside.text(name);
      if (text !== undefined) texts.set(name, text);
      return text;
    },
  };
}

/** Where the file asks for a package, or else one that it takes its dependencies from. */
function placeFinder(
  text: string,
  path: string,
  others: ReadonlyMap<string, string>,
): (name: string) => LockedPackage['at'] {
  const beside = [...others].map(([name, other]) => [splitPath(path)[0] + name, other] as const);
  const finders = [[path, text] as const, ...beside].map(([file, content]) => [file, lineFinder(content)] as const);
  return (name) => {
    for (const [file, lineOf] of finders) {
      const line = lineOf(name);
      if (line !== undefined) return { path: file, line };
    }
    return { path, line: 1 };
  };
}

/** The file itself stands beside itself, also where it is standard input. */
function including(name: ProjectFileName, text: string, path: string, beside: Beside): Beside {
  const isOwn = (other: string): boolean => normalizePath(other) === name;
  return {
    rest: beside.rest,
    text: (other) => (isOwn(other) ? Promise.resolve(text) : beside.text(other)),
    toml: async (other) => (isOwn(other) ? parseToml(text, path) : beside.toml(other)),
  };
}

/** What several extras ask for alike is one row of them all; two of them may ask for versions that exclude one another. */
function inExtras(
  brought: readonly { readonly extra: string; readonly packages: readonly LockedPackage[] }[],
): readonly LockedPackage[] {
  const merged = new Map<string, LockedPackage>();
  for (const { extra, packages } of brought)
    for (const row of packages) {
      const key = identity(row);
      merged.set(key, { ...row, optional: true, ofExtras: [...(merged.get(key)?.ofExtras ?? []), extra] });
    }
  return [...merged.values()];
}

/** What several groups ask for alike is one row of them all. */
function inGroups(
  grouped: readonly { readonly group: string; readonly rows: readonly LockedPackage[] }[],
): readonly LockedPackage[] {
  const merged = new Map<string, LockedPackage>();
  for (const { group, rows } of grouped)
    for (const row of rows) {
      const key = identity(row);
      merged.set(key, { ...row, groups: [...(merged.get(key)?.groups ?? []), group] });
    }
  return [...merged.values()];
}

/** A folder as pip is told of it: with `./`, or it would be a name. */
function asked(folder: string): string {
  return /^[./]/.test(folder) ? folder : `./${folder}`;
}

/** What a line asks for: `httpx` of the project and `httpx[http2]` of one of its extras are two; a folder brings what its extras need as rows of their own. */
function identity({ name, extras, specifier, version, markerText, source }: LockedPackage): string {
  return JSON.stringify([name, source.kind === 'index' ? extras : [], specifier, version, markerText, source]);
}
