// One judged set with what other versions would do for the packages in trouble there.

import type { PackageName } from '../packaging/name.ts';
import { normalizeName } from '../packaging/name.ts';
import { compareVersions, parseVersion } from '../packaging/version.ts';
import type { Neighbour } from '../image/neighbour.ts';
import { cureOf } from '../assess/cure.ts';
import { type Fitting, fittingVersions, type Option } from './fitting-versions.ts';
import type { Inquiry, Judged, JudgedSet } from './inquiry.ts';
import { type Objections, openObjections } from './objections.ts';
import { openLooseLines } from './loose-lines.ts';
import { meantVersion, withMeantFirst } from './meant-version.ts';
import { withPureSdists } from './pure-sdists.ts';
import { openSetDemands, type SetDemands } from './set-demands.ts';

export interface Prospects {
  readonly set: JudgedSet;
  /** What is to be built, or cannot be installed. */
  readonly troubled: readonly Judged[];
  /** What cannot be installed whatever is changed, and goes with every plan: a distribution's own. */
  readonly outside: readonly Judged[];
  /** What its packages ask of one another. */
  readonly demands: SetDemands;
  readonly objections: Objections;
  /** The versions of a row that fit; undefined where its project could not be asked for. */
  fitting(row: Judged): Promise<Fitting | undefined>;
  /** The same of its drop-in alternative, nearest first; empty where there is none. */
  alternatives(row: Judged): Promise<readonly Option[]>;
}

export function openProspects(set: JudgedSet, inquiry: Inquiry): Prospects {
  const known = new Map<string, Promise<Fitting | undefined>>();
  const demands = openSetDemands(set, inquiry);

  async function lookFor(row: Judged, name: PackageName): Promise<Fitting | undefined> {
    const versions = await inquiry.versions(row, name);
    if (!versions) return undefined;
    const fitting = fittingVersions(row, versions, name);
    if (name !== row.as.name) return fitting;
    return withMeantFirst(await withPureSdists(row, versions, fitting, inquiry), meantVersion(row, versions));
  }

  function fittingOf(row: Judged, name: PackageName): Promise<Fitting | undefined> {
    const key = `${set.rows.indexOf(row)} ${name}`;
    const answer = known.get(key) ?? lookFor(row, name);
    known.set(key, answer);
    return answer;
  }

  return {
    set,
    troubled: set.rows.filter((row) => isTroubled(row) && !isOfSystem(row)),
    outside: set.rows.filter(isOfSystem),
    demands,
    objections: openObjections(
      set,
      demands,
      inquiry,
      openLooseLines(inquiry.constraints, (row) => fittingOf(row, row.as.name), isTroubled),
    ),
    fitting: (row) => fittingOf(row, row.as.name),
    async alternatives(row) {
      const alternative = inquiry.alternatives.get(row.as.name);
      if (!alternative) return [];
      const name = normalizeName(alternative.name);
      const fitting = await fittingOf(row, name);
      // What the set holds already in a version stays in that one.
      const held = set.rows.filter(({ as, finding }) => as.name === name && finding.verdict !== 'skipped');
      const options = [...(fitting?.later ?? []), ...(fitting?.earlier ?? [])].filter(({ version }) =>
        held.every(({ as }) => as.version === version),
      );
      return alternative.apart === true ? options.toSorted(newestFirst) : options;
    },
  };
}

/** By version, whatever speaks for a nearer one. */
export function newestFirst(a: Option, b: Option): number {
  const [left, right] = [parseVersion(a.version), parseVersion(b.version)];
  return left.ok && right.ok ? compareVersions(right.value, left.value) : 0;
}

/** The targets around one, each judged when it is first looked at. */
export interface Surroundings {
  /** Nearest first. */
  readonly neighbours: readonly Neighbour[];
  /** What the set would be there, unpinned; undefined where it cannot be installed from there at all. */
  at(neighbour: Neighbour): Promise<Prospects | undefined>;
}

export function openSurroundings(neighbours: readonly Neighbour[], inquiry: Inquiry): Surroundings {
  const opened = new Map<Neighbour, Promise<Prospects | undefined>>();
  return {
    neighbours,
    at(neighbour) {
      const prospects =
        opened.get(neighbour) ??
        inquiry.judgeOn(neighbour.request, []).then((set) => set && openProspects(set, inquiry));
      opened.set(neighbour, prospects);
      return prospects;
    },
  };
}

/** Whether there is anything that a plan could mend. */
export function isInTheWay({ troubled, outside }: Prospects): boolean {
  return troubled.length + outside.length > 0;
}

/** A pure sdist needs no compiler and is no trouble. */
export function isTroubled({ finding }: Judged): boolean {
  return finding.verdict === 'build' || finding.verdict === 'impossible';
}

/** No other version helps, and what it needs is asked of nobody: it is to be taken out. */
export function isOfSystem({ finding }: Judged): boolean {
  return cureOf(finding) === 'take-out';
}

/** Whether another version can help at all; what comes from elsewhere than an index has none. */
export function hasVersions({ as, finding }: Judged): boolean {
  const cure = cureOf(finding);
  return as.source.kind === 'index' && as.version !== undefined && cure !== 'requirements' && cure !== 'find-out';
}
