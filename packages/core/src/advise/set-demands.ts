// What the packages of one set ask of one another, as far as anybody knows.

import { cureOf } from '../assess/cure.ts';
import { type FormatTraits, formatTraits } from '../manifest/format-traits.ts';
import type { PackageName } from '../packaging/name.ts';
import { type Demand, demandsIn, demandsOfEdges, holds } from './demands.ts';
import type { Option } from './fitting-versions.ts';
import type { Inquiry, Judged, JudgedSet } from './inquiry.ts';
import { nearerRequires } from './nearer-requires.ts';

export interface SetDemands {
  /** The packages that count on the target; what is to be taken out asks for nothing. */
  readonly rows: readonly Judged[];
  /**
   * Everything that a package asks for as the file has it; undefined where that is not known.
   *
   * @param thoroughly whether its sdist may be fetched for it, where nothing else tells
   */
  of(row: Judged, thoroughly: boolean): Promise<readonly Demand[] | undefined>;
  /** The same for another version of it. */
  ofOption(row: Judged, option: Option): Promise<readonly Demand[] | undefined>;
  /** Where that is not known: what a nearer version asks for, and which. */
  presumed(row: Judged, option: Option): { readonly version: string; readonly demands: readonly Demand[] } | undefined;
  /** The other packages that ask for a name, and those of which nobody knows whether they do; looks thoroughly. */
  readonly on: (name: PackageName) => Promise<Askers>;
  /** Those of the packages that are known without looking thoroughly. */
  askersAtHand(name: PackageName): Promise<readonly Judged[]>;
}

interface Askers {
  readonly known: readonly { readonly by: Judged; readonly demand: Demand }[];
  readonly unknown: readonly Judged[];
}

/** Packages that are asked what they need only because something else is to be pinned otherwise. */
const MAX_ASKED = 100;

/** Prepares the demands of one judged set; what is asked for is asked when it is needed, and once. */
export function openSetDemands({ target: { environment }, rows: all }: JudgedSet, inquiry: Inquiry): SetDemands {
  const rows = all.filter(({ finding }) => finding.verdict !== 'skipped' && cureOf(finding) !== 'take-out');
  const ofRows = new Map<Judged, Promise<readonly Demand[] | undefined>>();
  const inSdists = new Map<Judged, Promise<readonly Demand[] | undefined>>();
  const ofOptions = new Map<Option, Promise<readonly Demand[] | undefined>>();
  const onNames = new Map<PackageName, Promise<Askers>>();
  let asked = 0;

  async function read(row: Judged): Promise<readonly Demand[] | undefined> {
    const extras = extrasOf(row);
    if (edgesOf(row) === 'versions' || row.as.source.kind !== 'index')
      return demandsOfEdges(row.as.requires, environment, extras);
    if (isNowhere(row)) return [];
    asked++;
    const requires = asked > MAX_ASKED && row.as.files ? undefined : await inquiry.requires(row);
    return requires && demandsIn(requires, environment, extras);
  }

  async function readSdist(row: Judged): Promise<readonly Demand[] | undefined> {
    const requires = await inquiry.requiresInSdist(row);
    return requires && demandsIn(requires, environment, extrasOf(row));
  }

  async function of(row: Judged, thoroughly: boolean): Promise<readonly Demand[] | undefined> {
    const demands = await once(ofRows, row, () => read(row));
    return demands ?? (thoroughly ? once(inSdists, row, () => readSdist(row)) : undefined);
  }

  async function askersOf(name: PackageName): Promise<Askers> {
    const others = rows.filter((row) => row.as.name !== name && mayAskFor(row, name));
    // First what is at hand: which sdists are fetched shall not hang on who answers first.
    await Promise.all(others.map((by) => of(by, false)));
    const demands = await Promise.all(others.map(async (by) => ({ by, demands: await of(by, true) })));
    return {
      known: demands.flatMap(({ by, demands: its = [] }) =>
        its.filter((demand) => demand.name === name).map((demand) => ({ by, demand })),
      ),
      unknown: demands.flatMap(({ by, demands: its }) => (its ? [] : [by])),
    };
  }

  /** Edges that name no versions tell at least who asks for whom at all. */
  function mayAskFor(by: Judged, name: string): boolean {
    return (
      edgesOf(by) !== 'names' ||
      by.as.requires.some((edge) => edge.name === name && holds(edge.marker, environment, extrasOf(by)))
    );
  }

  return {
    rows,
    of,
    ofOption: (row, option) =>
      once(ofOptions, option, async () => {
        const requires = await inquiry.requiresOf(row, option.file);
        return requires && demandsIn(requires, environment, extrasOf(row));
      }),
    presumed(row, option) {
      const near = nearerRequires(row.as.version, option, inquiry.asked);
      return near && { version: near.version, demands: demandsIn(near.requires, environment, extrasOf(row)) };
    },
    on: (name) => once(onNames, name, () => askersOf(name)),
    async askersAtHand(name) {
      const others = rows.filter((row) => row.as.name !== name && mayAskFor(row, name));
      const asking = await Promise.all(
        others.map(async (by) => ((await of(by, false)) ?? []).some((demand) => demand.name === name)),
      );
      return others.filter((_, position) => asking[position]);
    },
  };
}

/** A release that the index does not have asks for nothing, and nobody need be told that its needs are not known. */
function isNowhere({ finding: { reason } }: Judged): boolean {
  return reason === 'no-version' || reason === 'no-project';
}

function edgesOf({ manifest }: Judged): FormatTraits['edges'] {
  return formatTraits[manifest.format].edges;
}

/** With the extras that a line of a requirements file for the same project asks for. */
export function extrasOf({ extras, as }: Judged): readonly string[] {
  return [...new Set([...extras, ...as.extras])];
}

function once<K, V>(answers: Map<K, Promise<V>>, key: K, ask: () => Promise<V>): Promise<V> {
  const answer = answers.get(key) ?? ask();
  answers.set(key, answer);
  return answer;
}
