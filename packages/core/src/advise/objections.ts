// What speaks against another version of a package: the project, the other packages, its own requirements.

import type { Marker } from '../packaging/marker.ts';
import { parseSpecifiers, satisfies, type SpecifierSet } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';
import { admitted, type Demand, demandsIn, demandsOfEdges, holds, rangeText } from './demands.ts';
import type { Option } from './fitting-versions.ts';
import type { Inquiry, Judged, JudgedSet } from './inquiry.ts';

/** What is chosen for a package in place of what the file has. */
export type Chosen = ReadonlyMap<Judged, Option>;

export interface Objections {
  /**
   * Why an option cannot stand, as the rest of a sentence that starts with it; undefined where nothing speaks against it.
   *
   * @param chosen other packages that get another version as well
   * @param open packages that are not decided yet: what they ask, and what is asked of them, is looked at later
   */
  to(row: Judged, option: Option, chosen: Chosen, open: ReadonlySet<Judged>): Promise<string | undefined>;
  /** What the packages ask for that the set does not hold or meet, one text each; undefined where that is not known. */
  unmet(): Promise<ReadonlySet<string> | undefined>;
  /** The names that some package asks for; undefined where that is not known. */
  asked(): Promise<ReadonlySet<string> | undefined>;
}

/** Locks whose edges say which versions they ask for. uv's name the package alone, the other files have no edges. */
const statesVersions: ReadonlySet<string> = new Set(['poetry.lock', 'pdm.lock']);

/** Tools that solve for every Python of the project, and so refuse a version that is not for all of them. */
const solvesForRange: ReadonlySet<string> = new Set(['poetry', 'pdm', 'uv']);

/** Files that need not hold everything that their packages ask for on another Python. */
const mayLack: ReadonlySet<string> = new Set(['requirements.txt', 'pylock.toml', 'Pipfile.lock']);

/** Packages that are asked what they need only because something else is to be pinned otherwise. */
const MAX_ASKED = 100;

/** Prepares the objections to options on one judged set; what is asked for is asked when it is needed, and once. */
export function openObjections(set: JudgedSet, inquiry: Inquiry): Objections {
  const { environment } = set.target;
  const rows = set.rows.filter(({ finding }) => finding.verdict !== 'skipped');
  const held = new Map(rows.map((row) => [row.as.name, row]));
  const knownDemands = new Map<Judged, Promise<readonly Demand[] | undefined>>();
  const optionDemands = new Map<Option, Promise<readonly Demand[] | undefined>>();
  let asked = 0;

  /** Everything that a package asks for as the file has it. */
  function demandsOf(row: Judged): Promise<readonly Demand[] | undefined> {
    const known = knownDemands.get(row) ?? readDemands(row);
    knownDemands.set(row, known);
    return known;
  }

  async function readDemands(row: Judged): Promise<readonly Demand[] | undefined> {
    const extras = extrasOf(row);
    if (statesVersions.has(row.manifest.format) || row.as.source.kind !== 'index')
      return demandsOfEdges(row.as.requires, environment, extras);
    asked++;
    const requires = asked > MAX_ASKED && row.as.files ? undefined : await inquiry.requires(row);
    return requires && demandsIn(requires, environment, extras);
  }

  /** With the extras that a line of a requirements file for the same project asks for. */
  function extrasOf({ extras, as }: Judged): readonly string[] {
    return [...new Set([...extras, ...as.extras])];
  }

  /** uv's edges tell at least who asks for whom at all. */
  function mayAskFor(by: Judged, name: string): boolean {
    return (
      by.manifest.format !== 'uv.lock' ||
      by.as.requires.some((edge) => edge.name === name && holds(edge.marker, environment, extrasOf(by)))
    );
  }

  function demandsOfOption(row: Judged, option: Option): Promise<readonly Demand[] | undefined> {
    const known =
      optionDemands.get(option) ??
      inquiry
        .requiresOf(row, option.file)
        .then((requires) => requires && demandsIn(requires, environment, extrasOf(row)));
    optionDemands.set(option, known);
    return known;
  }

  /** A lock is solved for every extra of the project. */
  function mayHold(marker: Marker | undefined): boolean {
    return marker === undefined || holds(marker, environment, extrasIn(marker));
  }

  function byProject({ manifest, as }: Judged, option: Option): string | undefined {
    const constraint = inquiry.constraints.find(
      ({ name, marker, versions }) => name === as.name && mayHold(marker) && !admitted(option.version, versions),
    );
    if (constraint) return `${constraint.by} asks for ${as.name} ${rangeText(constraint.versions)}`;
    const alone = rows.filter(({ as: other }) => other.name === as.name).length === 1;
    if (!alone || !solvesForRange.has(manifest.installer)) return undefined;
    const range = manifest.requiresPython;
    return range && !coversRange(option.file.requiresPython, range.anyOf, manifest.installer === 'uv', set)
      ? `it is for Python ${option.file.requiresPython ?? ''} alone, and the project for ${range.text}`
      : undefined;
  }

  async function byOthers(
    row: Judged,
    option: Option,
    chosen: Chosen,
    open: ReadonlySet<Judged>,
  ): Promise<string | undefined> {
    // All are asked at once: they are answered one after the other below.
    await Promise.all(
      rows.filter((other) => other !== row && !open.has(other) && mayAskFor(other, row.as.name)).map(demandsOf),
    );
    for (const other of rows) {
      if (other === row || open.has(other)) continue;
      const instead = chosen.get(other);
      if (!(instead && !instead.same) && !mayAskFor(other, row.as.name)) continue;
      const demands = await (instead && !instead.same ? demandsOfOption(other, instead) : demandsOf(other));
      const label = `${other.as.name} ${instead?.version ?? other.as.version ?? ''}`.trim();
      if (!demands) return `what ${label} needs is not known`;
      const refusing = demands.find(
        ({ name, versions }) =>
          name === row.as.name && (option.name !== row.as.name || !admitted(option.version, versions)),
      );
      if (refusing) return `${label} needs ${row.as.name} ${rangeText(refusing.versions)}`.trim();
    }
    return undefined;
  }

  async function byItself(
    row: Judged,
    option: Option,
    chosen: Chosen,
    open: ReadonlySet<Judged>,
  ): Promise<string | undefined> {
    const demands = await demandsOfOption(row, option);
    if (!demands) return 'what it needs is not known';
    for (const demand of demands) {
      const other = held.get(demand.name);
      if (other === row) continue;
      if (!other) {
        const before = await demandsOf(row);
        if (before?.some(({ name }) => name === demand.name)) continue;
        return `it needs ${demand.name}, which ${row.manifest.path} does not hold`;
      }
      if (open.has(other)) continue;
      const version = chosen.get(other)?.version ?? other.as.version;
      if (!admitted(version, demand.versions))
        return `it needs ${demand.name} ${rangeText(demand.versions)}, and ${row.manifest.path} pins ${other.as.version}`;
      const news = demand.extras.find((extra) => !extrasOf(other).includes(extra));
      if (news === undefined) continue;
      const before = await demandsOf(row);
      if (!before?.some(({ name, extras }) => name === demand.name && extras.includes(news)))
        return `it needs ${demand.name}[${news}], and ${row.manifest.path} may lack what that brings`;
    }
    return undefined;
  }

  return {
    async to(row, option, chosen, open) {
      if (option.same) return byOthers(row, option, chosen, new Set(rows.filter((other) => !chosen.has(other))));
      return (
        byProject(row, option) ??
        (await byOthers(row, option, chosen, open)) ??
        (await byItself(row, option, chosen, open))
      );
    },
    async unmet() {
      const found = new Set<string>();
      const incomplete = rows.filter(({ manifest }) => mayLack.has(manifest.format));
      await Promise.all(incomplete.map(demandsOf));
      for (const row of incomplete) {
        const demands = await demandsOf(row);
        if (!demands) return undefined;
        for (const { name, versions } of demands) {
          const other = held.get(name);
          if (!other) found.add(name);
          else if (!admitted(other.as.version, versions)) found.add(`${row.as.name} → ${name}`);
        }
      }
      return found;
    },
    async asked() {
      const found = new Set<string>();
      for (const row of rows) {
        const demands = await demandsOf(row);
        if (!demands) return undefined;
        for (const { name } of demands) found.add(name);
      }
      return found;
    },
  };
}

/** The extras that a marker asks for. */
function extrasIn(marker: Marker): readonly string[] {
  if (marker.kind !== 'compare') return marker.markers.flatMap(extrasIn);
  const { left, right } = marker;
  const [variable, value] = left.kind === 'variable' ? [left, right] : [right, left];
  return variable.kind === 'variable' && variable.name === 'extra' && value.kind === 'value' ? [value.text] : [];
}

/** The Pythons at which a range is looked at: those of Requires-Python and of projects end at whole minors. */
const minors: readonly string[] = Array.from({ length: 50 }, (_, minor) => `3.${minor}.99`);

/**
 * Whether Requires-Python admits every Python of a project. uv looks at its lower end alone: it takes no upper bound of a
 * package for a reason not to lock it.
 */
function coversRange(
  requiresPython: string | undefined,
  range: readonly SpecifierSet[],
  lowerAlone: boolean,
  { target }: JudgedSet,
): boolean {
  const required = parseSpecifiers(requiresPython ?? '');
  if (!required.ok) return true;
  return minors.every((text, minor) => {
    const python = parseVersion(text);
    if (!python.ok || (lowerAlone && minor > target.python.release[1])) return true;
    return !range.some((set) => satisfies(python.value, set, true)) || satisfies(python.value, required.value, true);
  });
}
