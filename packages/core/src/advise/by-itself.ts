// What another version of a package asks for that the set does not have so, and what it brings that the set lacks.

import type { Newcomer } from './advice.ts';
import type { Chosen } from './askers-of.ts';
import { comesAnew } from './comes-anew.ts';
import { admitted, type Demand, rangeText } from './demands.ts';
import type { Option } from './fitting-versions.ts';
import type { Inquiry, Judged, JudgedSet } from './inquiry.ts';
import { type Newcomers, openNewcomers } from './newcomers.ts';
import type { Objection } from './objection.ts';
import { extrasOf, type SetDemands } from './set-demands.ts';
import { wouldDouble } from './would-double.ts';

/** What a version's own requirements come to within the set. */
export interface ByItself {
  /** What they ask of the set that it does not have so. */
  objection(row: Judged, option: Option, chosen: Chosen, open: ReadonlySet<Judged>): Promise<Objection | undefined>;
  /** What they bring that the set neither holds nor lacked before. */
  arrival(row: Judged, option: Option, chosen: Chosen, open: ReadonlySet<Judged>): ReturnType<Newcomers['bring']>;
}

interface Needs {
  /** A nearer version whose needs these are; null where they are its own. */
  readonly presumed: string | null;
  readonly asks: readonly Demand[];
}

export function openByItself(set: JudgedSet, demands: SetDemands, inquiry: Inquiry): ByItself {
  const held = new Map(demands.rows.map((row) => [row.as.name, row]));
  const arriving = openNewcomers(set, demands, inquiry);

  /** What an option needs, else what a nearer version that was refused needed: that is seldom dropped, and tells more than nothing. */
  async function needsOf(row: Judged, option: Option): Promise<Needs> {
    const own = await demands.ofOption(row, option);
    const near = own ? undefined : demands.presumed(row, option);
    return {
      presumed: near?.version ?? null,
      asks: own ?? near?.demands ?? [],
    };
  }

  async function objection(
    row: Judged,
    option: Option,
    chosen: Chosen,
    open: ReadonlySet<Judged>,
  ): Promise<Objection | undefined> {
    const needs = await needsOf(row, option);
    const { presumed, asks } = needs;
    for (const demand of asks) {
      const other = held.get(demand.name);
      if (!other || other === row || open.has(other)) continue;
      const version = chosen.get(other)?.version ?? other.as.version;
      if (!admitted(version, demand.versions)) {
        if (await comesAnew({ other, demand, row, chosen, open }, set.target, demands, inquiry)) continue;
        return {
          why: {
            kind: 'needs-other',
            presumed,
            needs: demand.name,
            range: rangeText(demand.versions),
            version,
            pinnedBy: other.as.resolved || version !== other.as.version ? null : other.manifest.path,
          },
          by: other,
        };
      }
      const news = demand.extras.find((extra) => !extrasOf(other).includes(extra));
      if (news === undefined) continue;
      const before = await demands.of(row, true);
      if (!before?.some(({ name, extras }) => name === demand.name && extras.includes(news)))
        return {
          why: { kind: 'needs-extra', presumed, needs: demand.name, extra: news, path: row.manifest.path },
          by: null,
        };
    }
    const arrival = await arrivalOf(row, needs, chosen, open);
    if ('objection' in arrival) return arrival.objection;
    const besides = async (): Promise<readonly Newcomer[]> => {
      const others = [...chosen].filter(([other, { same }]) => other !== row && !same);
      const all = await Promise.all(
        others.map(async ([other, its]) => arrivalOf(other, await needsOf(other, its), chosen, open)),
      );
      return all.flatMap((each) => ('news' in each ? each.news : []));
    };
    return wouldDouble({ row, option, news: arrival.news, besides, presumed, chosen, open }, demands, inquiry);
  }

  /** What an option brings that the set neither holds nor lacked before. */
  async function arrivalOf(
    row: Judged,
    { presumed, asks }: Needs,
    chosen: Chosen,
    open: ReadonlySet<Judged>,
  ): ReturnType<Newcomers['bring']> {
    const lacking = asks.filter(({ name }) => !held.has(name));
    if (lacking.length === 0) return { news: [] };
    const before = await demands.of(row, true);
    const asked = lacking.filter(({ name }) => before?.some((demand) => demand.name === name) !== true);
    return arriving.bring(row, asked, presumed, (other) =>
      open.has(other) ? undefined : (chosen.get(other)?.version ?? other.as.version),
    );
  }

  return {
    objection,
    arrival: async (row, option, chosen, open) => arrivalOf(row, await needsOf(row, option), chosen, open),
  };
}
