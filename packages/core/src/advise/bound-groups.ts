// Which packages in trouble bind one another: one cannot get another version without the other.

import { admitted } from './demands.ts';
import type { Judged } from './inquiry.ts';
import type { Prospects } from './prospects.ts';

/** Who asks for a package, and which of them admit none of its other versions. */
interface Bonds {
  readonly asking: ReadonlySet<Judged>;
  readonly holding: ReadonlySet<Judged>;
}

/**
 * Those of which one asks for the other, and those that the same third package holds to what they are. What has no version that would
 * help stays as it is and is in no group; each group comes where its first package stands.
 */
export async function boundGroups(here: Prospects): Promise<readonly (readonly Judged[])[]> {
  const bonds = new Map<Judged, Bonds>();
  for (const row of here.troubled) {
    const its = await bondsOf(row, here);
    if (its) bonds.set(row, its);
  }
  let groups: readonly (readonly Judged[])[] = [];
  for (const [row, its] of bonds) {
    const bound = groups.filter((group) => group.some((other) => areBound([row, its], [other, bonds.get(other)])));
    const joined = [...bound.flat(), row];
    groups = [...groups.filter((group) => !bound.includes(group)), joined];
  }
  const inOrder = (a: Judged, b: Judged): number => here.troubled.indexOf(a) - here.troubled.indexOf(b);
  return groups.map((group) => group.toSorted(inOrder)).toSorted(([a], [b]) => (a && b ? inOrder(a, b) : 0));
}

function areBound([a, its]: readonly [Judged, Bonds], [b, others]: readonly [Judged, Bonds | undefined]): boolean {
  return (
    its.asking.has(b) ||
    others?.asking.has(a) === true ||
    [...its.holding].some((by) => others?.holding.has(by) === true)
  );
}

/** Undefined where it has no other version at all. */
async function bondsOf(row: Judged, here: Prospects): Promise<Bonds | undefined> {
  const [fitting, alternatives] = [await here.fitting(row), await here.alternatives(row)];
  const options = [...(fitting?.later ?? []), ...(fitting?.earlier ?? []), ...alternatives];
  if (options.length === 0 && !fitting?.same) return undefined;
  const { known } = await here.demands.on(row.as.name);
  const holding = known.filter(({ demand }) => options.every(({ version }) => !admitted(version, demand.versions)));
  return { asking: new Set(known.map(({ by }) => by)), holding: new Set(holding.map(({ by }) => by)) };
}
