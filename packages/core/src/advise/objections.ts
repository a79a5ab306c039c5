// What speaks against another version of a package: the project, the other packages, its own requirements.

import { requiresDistDialect } from '../manifest/requires-dist-dialect.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import type { Marker } from '../packaging/marker.ts';
import { refusedLine } from '../packaging/requires-dist.ts';
import { coversRange } from './covers-range.ts';
import { admitted, holds, rangeText } from './demands.ts';
import type { Option } from './fitting-versions.ts';
import type { Inquiry, Judged, JudgedSet } from './inquiry.ts';
import { labelOf } from './label-of.ts';
import { extrasOf, type SetDemands } from './set-demands.ts';
import type { Unknown } from './unchecked-notes.ts';

/** What is chosen for a package in place of what the file has. */
export type Chosen = ReadonlyMap<Judged, Option>;

export interface Objections {
  /**
   * Why an option cannot stand, as the rest of a sentence that starts with it; undefined where nothing that is known speaks
   * against it.
   *
   * @param chosen other packages that get another version as well
   * @param open packages that are not decided yet: what they ask, and what is asked of them, is looked at later
   */
  to(row: Judged, option: Option, chosen: Chosen, open: ReadonlySet<Judged>): Promise<string | undefined>;
  /** Whether the installer would refuse it for what it requires, in the same words. */
  byMetadata(row: Judged, option: Option): Promise<string | undefined>;
  /** Of whom it is not known what they need, so that it could speak against these versions. */
  unknown(chosen: Chosen): Promise<Unknown>;
}

/** Prepares the objections to options on one judged set. */
export function openObjections({ target }: JudgedSet, demands: SetDemands, inquiry: Inquiry): Objections {
  const { rows } = demands;
  const held = new Map(rows.map((row) => [row.as.name, row]));

  /** A lock is solved for every extra of the project. */
  function mayHold(marker: Marker | undefined): boolean {
    return marker === undefined || holds(marker, target.environment, extrasIn(marker));
  }

  function byProject({ manifest, as }: Judged, option: Option): string | undefined {
    const constraint = inquiry.constraints.find(
      ({ name, marker, versions }) => name === as.name && mayHold(marker) && !admitted(option.version, versions),
    );
    if (constraint) return `${constraint.by} asks for ${as.name} ${rangeText(constraint.versions)}`;
    const alone = rows.filter(({ as: other }) => other.name === as.name).length === 1;
    const { solvesForRange, pythonBound } = installerTraits[manifest.installer];
    if (!alone || !solvesForRange) return undefined;
    const range = manifest.requiresPython;
    return range && !coversRange(option.file.requiresPython, range.anyOf, pythonBound)
      ? `it is for Python ${option.file.requiresPython ?? ''} alone, and the project for ${range.text}`
      : undefined;
  }

  async function byMetadata(row: Judged, option: Option): Promise<string | undefined> {
    const { manifest, matcher } = row;
    const dialect = requiresDistDialect(manifest, matcher.target.pip);
    const requires = dialect && (await inquiry.requiresOf(row, option.file));
    const line = requires && refusedLine(requires, dialect);
    return line && `${manifest.installer} cannot read that it requires ${JSON.stringify(line)}`;
  }

  async function byOthers(
    { as: { name } }: Judged,
    option: Option,
    chosen: Chosen,
    isOpen: (row: Judged) => boolean,
  ): Promise<string | undefined> {
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
    const refusing = [...staying, ...changed.flat()].find(
      ({ demand }) => option.name !== name || !admitted(option.version, demand.versions),
    );
    return (
      refusing &&
      `${labelOf(refusing.by, chosen.get(refusing.by))} needs ${name} ${rangeText(refusing.demand.versions)}`.trimEnd()
    );
  }

  async function byItself(
    row: Judged,
    option: Option,
    chosen: Chosen,
    open: ReadonlySet<Judged>,
  ): Promise<string | undefined> {
    const own = await demands.ofOption(row, option);
    // Where nobody knows, a nearer version that was refused tells more than nothing: what it needed is seldom dropped.
    const near = own ? undefined : demands.presumed(row, option);
    const it = near ? `what it needs is not known, and ${near.version} needs` : 'it needs';
    for (const demand of own ?? near?.demands ?? []) {
      const other = held.get(demand.name);
      if (other === row) continue;
      if (!other) {
        const before = await demands.of(row, true);
        if (before?.some(({ name }) => name === demand.name)) continue;
        return `${it} ${demand.name}, which ${row.manifest.path} does not hold`;
      }
      if (open.has(other)) continue;
      const version = chosen.get(other)?.version ?? other.as.version;
      if (!admitted(version, demand.versions))
        return `${it} ${demand.name} ${rangeText(demand.versions)}, and ${row.manifest.path} pins ${other.as.version}`;
      const news = demand.extras.find((extra) => !extrasOf(other).includes(extra));
      if (news === undefined) continue;
      const before = await demands.of(row, true);
      if (!before?.some(({ name, extras }) => name === demand.name && extras.includes(news)))
        return `${it} ${demand.name}[${news}], and ${row.manifest.path} may lack what that brings`;
    }
    return undefined;
  }

  return {
    byMetadata,
    async to(row, option, chosen, open) {
      if (option.same) return byOthers(row, option, chosen, (other) => !chosen.has(other));
      return (
        byProject(row, option) ??
        (await byMetadata(row, option)) ??
        (await byOthers(row, option, chosen, (other) => open.has(other))) ??
        (await byItself(row, option, chosen, open))
      );
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
