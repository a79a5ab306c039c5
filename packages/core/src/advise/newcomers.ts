// Packages that another version brings and that the file does not hold: which versions come, and that they go with the rest.

import { releasesOf } from '../candidates/releases-of.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import type { DistributionFile } from '../package-index/package-index.ts';
import type { PackageName } from '../packaging/name.ts';
import { isPrerelease } from '../packaging/version.ts';
import { coversRange } from './covers-range.ts';
import { admitted, type Demand, demandsIn, rangeText } from './demands.ts';
import { wheelOf } from './fitting-versions.ts';
import type { Newcomer } from './advice.ts';
import type { Inquiry, Judged, JudgedSet } from './inquiry.ts';
import type { Objection } from './objection.ts';
import type { SetDemands } from './set-demands.ts';

/** So many may come with one version: tokenizers 0.14.0 brings huggingface-hub, and that twelve others. */
const MAX_NEW = 20;

export interface Newcomers {
  /**
   * Takes the newest version of each that comes as a wheel and goes with the set, as installers do, and looks at what it needs in turn.
   *
   * @param asked what a version of `row` asks for and the set does not hold
   * @param presumed the nearer version whose needs are taken for its own; null where its own are known
   * @param versionOf the version that counts for a package of the set; undefined where it is not decided yet
   */
  bring(
    row: Judged,
    asked: readonly Demand[],
    presumed: string | null,
    versionOf: (other: Judged) => string | undefined,
  ): Promise<{ readonly news: readonly Newcomer[] } | { readonly objection: Objection }>;
}

/** So many versions of one project are looked into: contourpy 1.3.3 goes with a NumPy that newer ones do not take. */
const MAX_TRIED = 6;

interface Found {
  readonly version: string;
  readonly asks: readonly Demand[];
}

/** What is found of a project is found once for the whole set. */
export function openNewcomers(
  { target: { environment } }: JudgedSet,
  { rows, on }: SetDemands,
  inquiry: Inquiry,
): Newcomers {
  const held = new Map(rows.map((row) => [row.as.name, row]));
  const found = new Map<string, Promise<Found | undefined>>();

  async function read(
    row: Judged,
    version: string,
    file: DistributionFile,
    { extras }: Demand,
  ): Promise<Found | undefined> {
    const requires = await inquiry.requiresOf(row, file);
    return requires && { version, asks: demandsIn(requires, environment, extras) };
  }

  /** The newest whose own needs the set meets, as installers come to it; else why the newest does not go. */
  async function nearest(
    row: Judged,
    demand: Demand,
    presumed: string | null,
    versionOf: (other: Judged) => string | undefined,
  ): Promise<Found | Objection | undefined> {
    let refused: Objection | undefined;
    for (const [version, file] of await wheelsFor(row, demand, inquiry)) {
      const key = JSON.stringify([row.manifest.path, demand.name, version, demand.extras]);
      const answer = found.get(key) ?? read(row, version, file, demand);
      found.set(key, answer);
      const candidate = await answer;
      if (!candidate) break;
      const unmet = unmetBy(candidate, held, versionOf);
      if (unmet === undefined) return candidate;
      const why = { kind: 'needs-newcomer', presumed, needs: demand.name, version, itsNeed: unmet.need } as const;
      refused ??= { why, by: unmet.by };
    }
    return refused;
  }

  return {
    async bring(row, asked, presumed, versionOf) {
      const news = new Map<PackageName, Found>();
      const open = [...asked];
      for (let demand = open.shift(); demand; demand = open.shift()) {
        const { name, versions } = demand;
        const missing: Objection = {
          why: { kind: 'needs-missing', presumed, needs: name, path: row.manifest.path },
          by: null,
        };
        const known = news.get(name);
        if (known && admitted(known.version, versions)) continue;
        if (known) {
          const { version } = known;
          const why = { kind: 'needs-older', presumed, needs: name, version, range: rangeText(versions) } as const;
          return { objection: { why, by: null } };
        }
        // What the set asks for and lacks as it is, the installer fetches all the same.
        if ((await on(name)).known.length > 0) continue;
        const newcomer = news.size >= MAX_NEW ? undefined : await nearest(row, demand, presumed, versionOf);
        if (!newcomer) return { objection: missing };
        if ('why' in newcomer) return { objection: newcomer };
        news.set(name, newcomer);
        open.push(...newcomer.asks.filter((next) => !held.has(next.name)));
      }
      return { news: [...news].map(([name, { version }]) => ({ name, version })) };
    },
  };
}

/** Versions that come as a wheel, newest first. */
async function wheelsFor(
  row: Judged,
  { name, versions }: Demand,
  inquiry: Inquiry,
): Promise<readonly (readonly [string, DistributionFile])[]> {
  const project = await inquiry.versions(row, name);
  if (!project) return [];
  const { manifest } = row;
  const { solvesForRange, pythonBound } = installerTraits[manifest.installer];
  const range = solvesForRange ? manifest.requiresPython?.anyOf : undefined;
  const fitting: (readonly [string, DistributionFile])[] = [];
  for (const release of releasesOf(project).toReversed()) {
    const { version } = release;
    if (isPrerelease(version) || !admitted(version.text, versions)) continue;
    const file = wheelOf(row, release, name)?.file;
    if (!file || (range && !coversRange(file.requiresPython, range, pythonBound))) continue;
    fitting.push([version.text, file]);
    if (fitting.length === MAX_TRIED) break;
  }
  return fitting;
}

/** The first of its needs that a package of the set does not meet. */
function unmetBy(
  { asks }: Found,
  held: ReadonlyMap<PackageName, Judged>,
  versionOf: (other: Judged) => string | undefined,
): { readonly need: { readonly name: PackageName; readonly range: string }; readonly by: Judged } | undefined {
  for (const { name, versions } of asks) {
    const by = held.get(name);
    const has = by && versionOf(by);
    if (by && has !== undefined && !admitted(has, versions)) return { need: { name, range: rangeText(versions) }, by };
  }
  return undefined;
}
