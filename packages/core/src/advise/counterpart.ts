// Another set that installs from the same lines: what a change that is made for one set comes to there.

import type { Pin } from './advice.ts';
import type { Chosen } from './askers-of.ts';
import type { Choice } from './choose-pins.ts';
import type { Option } from './fitting-versions.ts';
import type { Judged } from './inquiry.ts';
import { lineKey } from './line-key.ts';
import type { Objection } from './objection.ts';
import type { Prospects } from './prospects.ts';

export interface Counterpart {
  /** The row that the same line brings there; undefined where none is installed. */
  rowOf(row: Pick<Judged, 'pkg'>): Judged | undefined;
  /** Whether an option can be had there, or nothing is installed there that it would change. */
  takes(row: Judged, option: Option): Promise<boolean>;
  /** Why an option that it takes cannot stand there, with what else is chosen. */
  objection(row: Judged, option: Option, chosen: Chosen, open: ReadonlySet<Judged>): Promise<Objection | undefined>;
  toDropping(row: Judged, chosen: Chosen, open: ReadonlySet<Judged>): Promise<Objection | undefined>;
  /** Whether it is needless there too, or nothing is installed there that it would be. */
  isNeedless(row: Judged): boolean;
  /** The same choice as it is there. */
  choiceOf(choice: Choice): Promise<Choice>;
  /** The same pins and droppings; undefined where one of them cannot be had there. */
  choiceOfPlan(pins: readonly Pin[], drops: readonly Pick<Judged, 'pkg'>[]): Promise<Choice | undefined>;
}

/** `none`: it cannot be had there; `stays`: nothing becomes better or worse there. */
type There = Option | 'none' | 'stays';

/** An option, or a pin. */
interface Wanted {
  readonly name: string;
  readonly version: string;
  readonly same: boolean;
}

/** @param mayStay whether what is in its way may stay there */
export function openCounterpart(there: Prospects, mayStay = false): Counterpart {
  const rows = new Map(there.demands.rows.map((row) => [lineKey(row.pkg), row]));
  const rowOf: Counterpart['rowOf'] = ({ pkg }) => rows.get(lineKey(pkg));
  const known = new Map<string, Promise<ReadonlyMap<string, Option>>>();

  async function look(row: Judged, isOther: boolean): Promise<ReadonlyMap<string, Option>> {
    if (isOther) return new Map((await there.alternatives(row)).map((option) => [option.version, option]));
    const fitting = await there.fitting(row);
    const options = [...(fitting?.earlier ?? []), ...(fitting?.own ? [fitting.own] : []), ...(fitting?.later ?? [])];
    return new Map(options.map((option) => [option.version, option]));
  }

  async function optionOf(row: Judged, { name, version, same }: Wanted): Promise<There> {
    if (same) return there.troubled.includes(row) ? ((await there.fitting(row))?.same ?? 'none') : 'stays';
    const isOther = name !== row.as.name;
    const key = JSON.stringify([lineKey(row.pkg), isOther]);
    const options = known.get(key) ?? look(row, isOther);
    known.set(key, options);
    return (await options).get(version) ?? ((await hasSay(row)) ? 'none' : 'stays');
  }

  /** A row that is in trouble in every version loses nothing by another one, and is no reason against it (pillow on s390x). */
  async function hasSay(row: Judged): Promise<boolean> {
    if (!there.troubled.includes(row)) return true;
    if (mayStay) return false;
    const fitting = await there.fitting(row);
    return fitting !== undefined && fitting.later.length + fitting.earlier.length + Number(fitting.same !== null) > 0;
  }

  async function chosenThere(chosen: Iterable<readonly [Pick<Judged, 'pkg'>, Wanted]>): Promise<Map<Judged, There>> {
    const found = new Map<Judged, There>();
    for (const [row, option] of chosen) {
      const twin = rowOf(row);
      if (twin) found.set(twin, await optionOf(twin, option));
    }
    return found;
  }

  /** As the files have them, whatever order the search found them in. */
  function inOrder(chosen: ReadonlyMap<Judged, Option>): Chosen {
    return new Map([...chosen].toSorted(([a], [b]) => there.set.rows.indexOf(a) - there.set.rows.indexOf(b)));
  }

  function openThere(open: ReadonlySet<Judged>): ReadonlySet<Judged> {
    return new Set([...open].flatMap((row) => rowOf(row) ?? []));
  }

  return {
    rowOf,
    async takes(row, option) {
      const twin = rowOf(row);
      return twin === undefined || (await optionOf(twin, option)) !== 'none';
    },
    async objection(row, option, chosen, open) {
      const twin = rowOf(row);
      const mine = twin && (await optionOf(twin, option));
      if (twin === undefined || mine === undefined || mine === 'none' || (mine === 'stays' && option.same))
        return undefined;
      // What is to be built there all the same asks as much of the others.
      const own = mine === 'stays' ? option : mine;
      return there.objections.to(twin, own, changed(await chosenThere(chosen)), openThere(open));
    },
    async toDropping(row, chosen, open) {
      const twin = rowOf(row);
      return twin && there.objections.toDropping(twin, changed(await chosenThere(chosen)), openThere(open));
    },
    isNeedless(row) {
      const twin = rowOf(row);
      return twin === undefined || there.objections.isNeedless(twin);
    },
    async choiceOf({ chosen, dropped }) {
      return { chosen: inOrder(changed(await chosenThere(chosen))), dropped: openThere(dropped) };
    },
    async choiceOfPlan(pins, drops) {
      const asked = pins.map(({ of, name, version }) => [{ pkg: of }, { name, version, same: false }] as const);
      const chosen = await chosenThere(asked);
      if ([...chosen.values()].includes('none')) return undefined;
      return { chosen: changed(chosen), dropped: new Set(drops.flatMap((row) => rowOf(row) ?? [])) };
    },
  };
}

function changed(chosen: ReadonlyMap<Judged, There>): Map<Judged, Option> {
  return new Map([...chosen].flatMap(([row, there]) => (typeof there === 'string' ? [] : [[row, there] as const])));
}
