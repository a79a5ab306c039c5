// Which installations of a run go into one environment, one after the other: the later ones find what the earlier ones brought.

import type { CommandPlace, WheelsAlone } from '../target/wheels-alone.ts';

/** The place of an installation among those of one Dockerfile. */
export interface InstallOrder {
  /** The same object for all of them. */
  readonly of: object;
  readonly at: number;
  /** Those whose packages are there by then. */
  readonly after: readonly number[];
  /** Those whose wheels it takes, wherever they were made. */
  readonly made?: readonly number[];
  /** Where it asks no index: the command, which ends at whatever those wheels lack. */
  readonly alone?: WheelsAlone;
  /** The last one behind it that takes away what else its environment holds: `uv sync` after `uv sync --extra fast`. */
  readonly clearedBy?: number;
  /** Commands behind it that end where what is installed does not fit together: `pip check`. */
  readonly checks?: readonly CommandPlace[];
  /** What it takes anew though something that fits is there: what its lines name (`pip install -U`), or everything. */
  readonly renews?: 'named' | 'all';
}

/** The installations before one, in order. */
export function installedBefore<I extends { readonly order?: InstallOrder }>(one: I, all: readonly I[]): readonly I[] {
  const { order } = one;
  if (order === undefined) return [];
  const found = new Set([...order.after, ...(order.made ?? [])]);
  return all
    .filter((each) => each.order?.of === order.of && found.has(each.order.at))
    .toSorted((a, b) => (a.order?.at ?? 0) - (b.order?.at ?? 0));
}
