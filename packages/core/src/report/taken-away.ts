// What a later command takes away again (`uv sync`, `poetry sync`): it was installed, and no stage that copies the environment has it.

import type { PackageName } from '../packaging/name.ts';
import type { Target } from '../target/target.ts';
import type { CheckedTarget, ReportFacts } from './facts.ts';

export interface OrderedSet extends ReportFacts {
  readonly order?: { readonly of: object; readonly at: number; readonly clearedBy?: number } | undefined;
  /** Names with the versions that it brings to a target. */
  readonly installs: (target: Target) => Promise<readonly (readonly [PackageName, string])[]>;
}

/** Each set with what its environment has no more in the end. */
export async function withTakenAway<S extends OrderedSet>(sets: readonly S[]): Promise<readonly S[]> {
  return Promise.all(
    sets.map(async (set) => {
      const { order } = set;
      const later = sets.find(
        (each) => each.order !== undefined && each.order.of === order?.of && each.order.at === order.clearedBy,
      );
      return later === undefined
        ? set
        : { ...set, targets: await Promise.all(set.targets.map((one) => withoutKept(one, later))) };
    }),
  );
}

async function withoutKept(one: CheckedTarget, later: OrderedSet): Promise<CheckedTarget> {
  const kept = new Set((await later.installs(one.target)).map(([name]) => name));
  const names = one.rows.map(({ pkg }) => pkg.name).filter((name) => !kept.has(name));
  return { ...one, takenAway: new Set(names) };
}
