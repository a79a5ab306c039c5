// What speaks against another version of a package: the project, the other packages, its own requirements.

import { requiresDistDialect } from '../manifest/requires-dist-dialect.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import type { Marker } from '../packaging/marker.ts';
import type { PackageName } from '../packaging/name.ts';
import { refusedLine } from '../packaging/requires-dist.ts';
import { coversRange } from './covers-range.ts';
import { admitted, type Demand, holds, rangeText } from './demands.ts';
import type { Option } from './fitting-versions.ts';
import type { Inquiry, Judged, JudgedSet } from './inquiry.ts';
import { labelOf } from './label-of.ts';
import { openNewcomers } from './newcomers.ts';
import type { Newcomer } from './advice.ts';
import type { Objection } from './objection.ts';
import { extrasOf, type SetDemands } from './set-demands.ts';
import type { Unknown } from './unchecked-notes.ts';

/** What is chosen for a package in place of what the file has. */
export type Chosen = ReadonlyMap<Judged, Option>;

export interface Objections {
  /**
   * Why an option cannot stand; undefined where nothing that is known speaks against it.
   *
   * @param chosen other packages that get another version as well
   * @param open packages that are not decided yet: what they ask, and what is asked of them, is looked at later
   */
  to(row: Judged, option: Option, chosen: Chosen, open: ReadonlySet<Judged>): Promise<Objection | undefined>;
  /** Whether the installer would refuse it for what it requires, in the same words. */
  byMetadata(row: Judged, option: Option): Promise<Objection | undefined>;
  /** Why a package cannot be left out with these versions of others: something needs it, or it may be wanted for itself. */
  toDropping(row: Judged, chosen: Chosen, open: ReadonlySet<Judged>): Promise<Objection | undefined>;
  /** What the versions chosen bring with them that the file does not hold. */
  newcomers(chosen: Chosen): Promise<readonly Newcomer[]>;
  /** Packages whose requirements are unknown and might speak against these versions. */
  unknown(chosen: Chosen): Promise<Unknown>;
}

/** Prepares the objections to options on one judged set. */
export function openObjections(set: JudgedSet, demands: SetDemands, inquiry: Inquiry): Objections {
  const { target } = set;
  const { rows } = demands;
  const held = new Map(rows.map((row) => [row.as.name, row]));
  const arriving = openNewcomers(set, demands, inquiry);

  /** A lock is solved for every extra of the project. */
  function mayHold(marker: Marker | undefined): boolean {
    return marker === undefined || holds(marker, target.environment, extrasIn(marker));
  }

  function byProject({ manifest, as }: Judged, option: Option): Objection | undefined {
    const constraint = inquiry.constraints.find(
      ({ name, marker, versions }) => name === as.name && mayHold(marker) && !admitted(option.version, versions),
    );
    if (constraint) return { text: `${constraint.by} asks for ${as.name} ${rangeText(constraint.versions)}`, by: null };
    const alone = rows.filter(({ as: other }) => other.name === as.name).length === 1;
    const { solvesForRange, pythonBound } = installerTraits[manifest.installer];
    if (!alone || !solvesForRange) return undefined;
    const range = manifest.requiresPython;
    return range && !coversRange(option.file.requiresPython, range.anyOf, pythonBound)
      ? {
          text: `it is for Python ${option.file.requiresPython ?? ''} alone, and the project for ${range.text}`,
          by: null,
        }
      : undefined;
  }

  async function byMetadata(row: Judged, option: Option): Promise<Objection | undefined> {
    const { manifest, matcher } = row;
    const dialect = requiresDistDialect(manifest, matcher.target.pip);
    const requires = dialect && (await inquiry.requiresOf(row, option.file));
    const line = requires && refusedLine(requires, dialect);
    return line === undefined
      ? undefined
      : { text: `${manifest.installer} cannot read that it requires ${JSON.stringify(line)}`, by: null };
  }

  async function byOthers(
    { as: { name } }: Judged,
    option: Option,
    chosen: Chosen,
    isOpen: (row: Judged) => boolean,
  ): Promise<Objection | undefined> {
    const refusing = (await askersOf(name, chosen, isOpen)).find(
      ({ demand }) => option.name !== name || !admitted(option.version, demand.versions),
    );
    if (!refusing) return undefined;
    const { by, demand } = refusing;
    return { text: `${labelOf(by, chosen.get(by))} needs ${name} ${rangeText(demand.versions)}`.trimEnd(), by };
  }

  /** What an option needs, else what a nearer version that was refused needed: that is seldom dropped, and tells more than nothing. */
  async function needsOf(
    row: Judged,
    option: Option,
  ): Promise<{ readonly it: string; readonly asks: readonly Demand[] }> {
    const own = await demands.ofOption(row, option);
    const near = own ? undefined : demands.presumed(row, option);
    return {
      it: near ? `what it needs is not known, and ${near.version} needs` : 'it needs',
      asks: own ?? near?.demands ?? [],
    };
  }

  async function byItself(
    row: Judged,
    option: Option,
    chosen: Chosen,
    open: ReadonlySet<Judged>,
  ): Promise<Objection | undefined> {
    const { it, asks } = await needsOf(row, option);
    for (const demand of asks) {
      const other = held.get(demand.name);
      if (!other || other === row || open.has(other)) continue;
      const version = chosen.get(other)?.version ?? other.as.version;
      if (!admitted(version, demand.versions))
        return {
          text: `${it} ${demand.name} ${rangeText(demand.versions)}, and ${row.manifest.path} pins ${other.as.version}`,
          by: other,
        };
      const news = demand.extras.find((extra) => !extrasOf(other).includes(extra));
      if (news === undefined) continue;
      const before = await demands.of(row, true);
      if (!before?.some(({ name, extras }) => name === demand.name && extras.includes(news)))
        return {
          text: `${it} ${demand.name}[${news}], and ${row.manifest.path} may lack what that brings`,
          by: null,
        };
    }
    const arrival = await arrivalOf(row, option, chosen, open);
    return 'objection' in arrival ? arrival.objection : undefined;
  }

  /** What an option brings that the set neither holds nor lacked before. */
  async function arrivalOf(
    row: Judged,
    option: Option,
    chosen: Chosen,
    open: ReadonlySet<Judged>,
  ): ReturnType<typeof arriving.bring> {
    const { it, asks } = await needsOf(row, option);
    const lacking = asks.filter(({ name }) => !held.has(name));
    if (lacking.length === 0) return { news: [] };
    const before = await demands.of(row, true);
    const asked = lacking.filter(({ name }) => before?.some((demand) => demand.name === name) !== true);
    return arriving.bring(row, asked, it, (other) =>
      open.has(other) ? undefined : (chosen.get(other)?.version ?? other.as.version),
    );
  }

  async function askersOf(
    name: PackageName,
    chosen: Chosen,
    isOpen: (row: Judged) => boolean,
  ): Promise<readonly { readonly by: Judged; readonly demand: Demand }[]> {
    const staying = (await demands.on(name)).known.filter(({ by }) => !isOpen(by) && !isChanged(by, chosen));
    const changed = await Promise.all(
      [...chosen]
        .filter(([by, { same }]) => !same && by.as.name !== name)
        .map(async ([by, instead]) =>
          ((await demands.ofOption(by, instead)) ?? [])
            .filter((demand) => demand.name === name)
            .map((demand) => ({ by, demand })),
        ),
    );
    return [...staying, ...changed.flat()];
  }

  /** What nothing of the set asked for before is wanted for itself; so is what the project names. */
  async function toDropping(
    { as: { name }, manifest }: Judged,
    chosen: Chosen,
    open: ReadonlySet<Judged>,
  ): Promise<Objection | undefined> {
    const [asking] = await demands.askersAtHand(name);
    if (!asking || inquiry.constraints.some((constraint) => constraint.name === name))
      return { text: `${manifest.path} asks for ${name}`, by: null };
    // Before anything changes nobody need be asked thoroughly: whoever asks would have to move.
    if ([...chosen.keys()].every((by) => !isChanged(by, chosen)))
      return { text: `${labelOf(asking)} needs ${name}`, by: asking };
    if ((await demands.on(name)).unknown.length > 0) return { text: `something may need ${name}`, by: null };
    const silent = await Promise.all(
      [...chosen].filter(([, { same }]) => !same).map(async ([by, option]) => !(await demands.ofOption(by, option))),
    );
    if (silent.includes(true)) return { text: `something may need ${name}`, by: null };
    const [asker] = await askersOf(name, chosen, (other) => open.has(other));
    return asker && { text: `${labelOf(asker.by, chosen.get(asker.by))} needs ${name}`, by: asker.by };
  }

  return {
    toDropping,
    byMetadata,
    async to(row, option, chosen, open) {
      if (option.same) return byOthers(row, option, chosen, (other) => !chosen.has(other));
      if (inquiry.isCut() && !inquiry.asked.has(option.file)) return { text: 'the search was cut before it', by: null };
      return (
        byProject(row, option) ??
        (await byOthers(row, option, chosen, (other) => open.has(other))) ??
        (await byMetadata(row, option)) ??
        (await byItself(row, option, chosen, open))
      );
    },
    async newcomers(chosen) {
      const changed = [...chosen].filter(([, { same }]) => !same);
      const arrivals = await Promise.all(changed.map(([row, option]) => arrivalOf(row, option, chosen, new Set())));
      const news = arrivals.flatMap((arrival) => ('news' in arrival ? arrival.news : []));
      return [...new Map(news.map((newcomer) => [newcomer.name, newcomer])).values()];
    },
    async unknown(chosen) {
      const changed = [...chosen].filter(([row]) => isChanged(row, chosen));
      const askers = await Promise.all(changed.map(([row]) => demands.on(row.as.name)));
      const silent = new Set(askers.flatMap(({ unknown }) => unknown));
      const own = await Promise.all(changed.map(([row, option]) => demands.ofOption(row, option)));
      return {
        others: rows.filter((row) => silent.has(row) && !isChanged(row, chosen)),
        own: changed.flatMap(([row], position) => (own[position] ? [] : [row])),
      };
    },
  };
}

function isChanged(row: Judged, chosen: Chosen): boolean {
  return chosen.get(row)?.same === false;
}

/** The extras that a marker asks for. */
function extrasIn(marker: Marker): readonly string[] {
  if (marker.kind !== 'compare') return marker.markers.flatMap(extrasIn);
  const { left, right } = marker;
  const [variable, value] = left.kind === 'variable' ? [left, right] : [right, left];
  return variable.kind === 'variable' && variable.name === 'extra' && value.kind === 'value' ? [value.text] : [];
}
