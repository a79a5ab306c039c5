// What speaks against another version of a package: the project, the other packages, its own requirements.

import { requiresDistDialect } from '../manifest/requires-dist-dialect.ts';
import { refusedLine } from '../packaging/requires-dist.ts';
import type { Newcomer } from './advice.ts';
import { askersOf, type Chosen, isChanged } from './askers-of.ts';
import { openByItself } from './by-itself.ts';
import { byProject } from './by-project.ts';
import { admitted, rangeText } from './demands.ts';
import type { Option } from './fitting-versions.ts';
import type { Inquiry, Judged, JudgedSet } from './inquiry.ts';
import { isNeedless } from './is-needless.ts';
import { labelOf } from './label-of.ts';
import type { Objection } from './objection.ts';
import type { SetDemands } from './set-demands.ts';
import { toDropping } from './to-dropping.ts';
import type { Unknown } from './plan-doubts.ts';

export interface Objections {
  /**
   * Why an option cannot stand; undefined where nothing that is known speaks against it.
   *
   * @param chosen other packages that get another version as well
   * @param open packages that are not decided yet: what they ask, and what is asked of them, is looked at later
   */
  to(row: Judged, option: Option, chosen: Chosen, open: ReadonlySet<Judged>): Promise<Objection | undefined>;
  /** The same as far as it is known without asking what the option itself needs. */
  atHand(row: Judged, option: Option, chosen: Chosen, open: ReadonlySet<Judged>): Promise<Objection | undefined>;
  /** Whether the installer would refuse it for what it requires. */
  byMetadata(row: Judged, option: Option): Promise<Objection | undefined>;
  /** Why a package cannot be left out with these versions of others: something needs it, or it may be wanted for itself. */
  toDropping(row: Judged, chosen: Chosen, open: ReadonlySet<Judged>): Promise<Objection | undefined>;
  /** Whether to leave it out is better than another version. */
  isNeedless(row: Judged): boolean;
  /** What the versions chosen bring with them that the file does not hold. */
  newcomers(chosen: Chosen): Promise<readonly Newcomer[]>;
  /** Packages whose requirements are unknown and might speak against these versions. */
  unknown(chosen: Chosen): Promise<Unknown>;
}

/**
 * Prepares the objections to options on one judged set.
 *
 * @param isLoose whether the line in which the user asks for a package may be changed
 */
export function openObjections(
  set: JudgedSet,
  demands: SetDemands,
  inquiry: Inquiry,
  isLoose: (row: Judged) => Promise<boolean>,
): Objections {
  const { rows } = demands;
  const own = openByItself(set, demands, inquiry);

  async function byMetadata(row: Judged, option: Option): Promise<Objection | undefined> {
    const { manifest, matcher } = row;
    const dialect = requiresDistDialect(manifest, matcher.target.pip);
    const requires = dialect && (await inquiry.requiresOf(row, option.file));
    const line = requires && refusedLine(requires, dialect);
    const refusal = inquiry.ownRefusal(row, option.file);
    if (refusal) return { why: { kind: 'own-metadata', refusal, installer: manifest.installer }, by: null };
    return line === undefined
      ? undefined
      : { why: { kind: 'unreadable', installer: manifest.installer, line }, by: null };
  }

  async function byOthers(
    { as: { name } }: Judged,
    option: Option,
    chosen: Chosen,
    isOpen: (row: Judged) => boolean,
  ): Promise<Objection | undefined> {
    const refusing = (await askersOf(demands, name, chosen, isOpen)).find(
      ({ demand }) => option.name !== name || !admitted(option.version, demand.versions),
    );
    if (!refusing) return undefined;
    const { by, demand } = refusing;
    return { why: { kind: 'needed', by: labelOf(by, chosen.get(by)), name, range: rangeText(demand.versions) }, by };
  }

  async function atHand(
    row: Judged,
    option: Option,
    chosen: Chosen,
    open: ReadonlySet<Judged>,
  ): Promise<Objection | undefined> {
    return (
      byProject(row, option, rows, set.target.environment, inquiry.constraints, await isLoose(row)) ??
      (await byOthers(row, option, chosen, (other) => open.has(other)))
    );
  }

  return {
    toDropping: (row, chosen, open) => toDropping(row, chosen, open, demands, inquiry),
    isNeedless: (row) => isNeedless(row, rows, inquiry),
    atHand,
    byMetadata,
    async to(row, option, chosen, open) {
      if (option.same) return byOthers(row, option, chosen, (other) => !chosen.has(other));
      const known = await atHand(row, option, chosen, open);
      if (known) return known;
      if (inquiry.isCut() && !inquiry.asked.has(option.file)) return { why: { kind: 'cut' }, by: null };
      return (await byMetadata(row, option)) ?? own.objection(row, option, chosen, open);
    },
    async newcomers(chosen) {
      const changed = [...chosen].filter(([, { same }]) => !same);
      const arrivals = await Promise.all(changed.map(([row, option]) => own.arrival(row, option, chosen, new Set())));
      const news = arrivals.flatMap((arrival) => ('news' in arrival ? arrival.news : []));
      return [...new Map(news.map((newcomer) => [newcomer.name, newcomer])).values()];
    },
    async unknown(chosen) {
      const changed = [...chosen].filter(([row]) => isChanged(row, chosen));
      const askers = await Promise.all(changed.map(([row]) => demands.on(row.as.name)));
      const silent = new Set(askers.flatMap(({ unknown }) => unknown));
      const answers = await Promise.all(changed.map(([row, option]) => demands.ofOption(row, option)));
      return {
        others: rows.filter((row) => silent.has(row) && !isChanged(row, chosen)),
        own: changed.flatMap(([row], position) => (answers[position] ? [] : [row])),
      };
    },
  };
}
