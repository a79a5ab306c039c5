// What the projects in the folders of a requirements file ask for (`.`, `-e ./libs/x`): further rows of the file, as pip resolves them.

import { formatMarker, type Marker } from '../../packaging/marker.ts';
import { normalizeName, type PackageName } from '../../packaging/name.ts';
import { parseRequirement } from '../../packaging/requirement.ts';
import { allMarkers } from '../all-markers.ts';
import type { LocalMetadata } from '../local/local-metadata.ts';
import type { Beside } from '../beside.ts';
import type { RequiringProject } from '../local-folder.ts';
import type { LockedPackage } from '../manifest.ts';
import type { ManifestDiagnostic } from '../manifest-diagnostic.ts';
import { assumeExtras } from '../../packaging/marker-extras.ts';
import { folderRow } from './folder-row.ts';
import { type FindProject, type FoundProject, localProjects } from './local-projects.ts';
import { type RequirementRow, type RequirementRows, toPackage } from './requirement-row.ts';
import { parseStated, type StatedRequirement } from './stated-requirement.ts';
import { broken } from './walk-requirements.ts';

/** More than any repository asks for. */
const MAX_ROWS = 20_000;

/**
 * Gives the rows of folders the name, version and range of Pythons of their projects, and adds a row for everything that
 * these need: under the marker of the line, for the extras that are asked of the project, there or by another project.
 *
 * @param path of the requirements file
 * @param beside reads relative to that file
 * @returns the file's own rows first, in their order, and behind them what projects ask for
 */
export async function projectRows(
  own: readonly RequirementRow[],
  path: string,
  beside: Beside,
): Promise<Omit<RequirementRows, 'limited'>> {
  const walk: Walk = {
    find: localProjects(path, beside),
    projects: new Map(),
    waiting: new Map(),
    done: new Set(),
    added: [],
    diagnostics: [],
    said: new Set(),
  };
  const steps = tellApart(await Promise.all(own.map((row) => stepFor(walk, row, []))));
  if (steps.every(({ found }) => !found)) return { rows: own, diagnostics: [] };
  for (const step of steps) announce(walk, step);
  // One after the other, so that the rows come in the order of the file
  for (const step of steps) await follow(walk, step);
  return { rows: [...steps.map(({ row }) => row), ...walk.added], diagnostics: walk.diagnostics };
}

interface Walk {
  readonly find: FindProject;
  /** Projects in folders by name: they are what a requirement of that name gets. */
  readonly projects: Map<PackageName, FoundProject>;
  /** Requirements of names that are no such project so far. */
  readonly waiting: Map<PackageName, Step[]>;
  /** What was added already: a folder, the extras asked of it, and the marker. */
  readonly done: Set<string>;
  readonly added: RequirementRow[];
  readonly diagnostics: ManifestDiagnostic[];
  readonly said: Set<string>;
}

/** One row on the way from a line of the file through projects. */
interface Step {
  readonly row: RequirementRow;
  /** Where the row is a folder. */
  readonly found: FoundProject | undefined;
  /** The folders, with the extras asked of them, that led here: nothing new comes of the same once more. */
  readonly trail: readonly string[];
}

async function stepFor(walk: Walk, row: RequirementRow, trail: Step['trail']): Promise<Step> {
  const found = await walk.find(row.package);
  return { row: found ? folderRow(row, found) : row, found, trail };
}

/** Makes a project known by its name. */
function announce({ projects }: Walk, { row, found }: Step): void {
  if (found?.metadata && row.named && !projects.has(row.package.name)) projects.set(row.package.name, found);
}

async function follow(walk: Walk, step: Step): Promise<void> {
  const { row, found } = step;
  const { name, source } = row.package;
  if (row.constraint) return;
  if (found?.metadata) return expand(walk, step, found.metadata, found.folder);
  if (source.kind !== 'index') return;
  const project = walk.projects.get(name);
  if (project?.metadata) return expand(walk, step, project.metadata, project.folder);
  const waiting = walk.waiting.get(name);
  if (waiting) waiting.push(step);
  else walk.waiting.set(name, [step]);
}

/** Adds what a project asks for where a row asks for the project. */
async function expand(walk: Walk, { row, trail }: Step, metadata: LocalMetadata, folder: string): Promise<void> {
  const { name, extras, marker, at, requiredBy = [] } = row.package;
  const asked = extras.filter((extra) => metadata.extras.some((known) => known === extra));
  sayUnknownExtras(walk, row, metadata, folder);
  const place = JSON.stringify([folder, asked]);
  const key = JSON.stringify([folder, asked, marker ? formatMarker(marker) : '']);
  if (trail.includes(place) || walk.done.has(key)) return;
  walk.done.add(key);
  const by: readonly RequiringProject[] = [...requiredBy, { name, folder }];
  for (const stated of statedIn(metadata.requires)) {
    const asks = requirementRow(stated, new Set(asked), marker, at);
    if (!asks) continue;
    const asking = { ...asks, package: { ...asks.package, requiredBy: by } };
    const step = await stepFor(walk, asking, [...trail, place]);
    // `all = ["me[test,docs]"]` asks for extras of the project itself, which stands there already
    if (step.found || step.row.package.name !== name) walk.added.push(step.row);
    if (walk.added.length > MAX_ROWS)
      throw broken(at, `the projects in folders ask for more than ${MAX_ROWS} packages`);
    const waiting =
      step.found && !walk.projects.has(step.row.package.name) ? walk.waiting.get(step.row.package.name) : undefined;
    announce(walk, step);
    for (const next of [step, ...(waiting ?? [])]) await follow(walk, next);
  }
}

const statedOf = new WeakMap<readonly string[], readonly StatedRequirement[]>();

/** Lines of Requires-Dist, taken apart once for all extras that are asked for; what is no requirement is left out. */
function statedIn(requires: readonly string[]): readonly StatedRequirement[] {
  const stated =
    statedOf.get(requires) ??
    requires.flatMap((text) => {
      const read = parseRequirement(text).ok ? parseStated(text, false) : undefined;
      return read?.ok ? [read.value] : [];
    });
  statedOf.set(requires, stated);
  return stated;
}

/** The row of a Requires-Dist; undefined where extras that nobody asked for bring it. */
function requirementRow(
  stated: StatedRequirement,
  extras: ReadonlySet<string>,
  condition: Marker | undefined,
  at: LockedPackage['at'],
): RequirementRow | undefined {
  const { marker: own, markerText: _, ...rest } = stated;
  const left = own ? assumeExtras(own, extras) : true;
  if (left === false) return undefined;
  const marker = allMarkers(condition, left === true ? undefined : left);
  const under = marker ? { marker, markerText: formatMarker(marker) } : {};
  return { package: toPackage({ ...rest, ...under }, at), constraint: false, named: true };
}

/** pip says so and goes on. */
function sayUnknownExtras(walk: Walk, { package: row }: RequirementRow, metadata: LocalMetadata, folder: string): void {
  if (metadata.computed.length > 0 || metadata.refused !== undefined) return;
  for (const extra of row.extras.filter((asked) => !metadata.extras.some((known) => known === asked))) {
    const key = JSON.stringify([folder, extra]);
    if (walk.said.has(key)) continue;
    walk.said.add(key);
    walk.diagnostics.push({ kind: 'unknown-extra', folder, extra, location: row.at });
  }
}

/** Two archives called `main.zip` are two projects: the second made-up `main` becomes `main-2`, lest they look like a conflict. */
function tellApart(steps: readonly Step[]): readonly Step[] {
  const places = new Map<string, Map<string, number>>();
  return steps.map((step) => {
    const { row } = step;
    if (row.named) return step;
    const { name, source } = row.package;
    const known = places.get(name) ?? new Map<string, number>();
    const address = JSON.stringify(source);
    const position = known.get(address) ?? known.size + 1;
    places.set(name, known.set(address, position));
    if (position === 1) return step;
    return { ...step, row: { ...row, package: { ...row.package, name: normalizeName(`${name}-${position}`) } } };
  });
}
