// The targets of a run, by the names that its report has for them.

import { resolveTarget } from '../image/resolve-target.ts';
import { withPlatform } from '../image/with-platform.ts';
import { stageKey } from './stage-key.ts';
import type { AskedTarget, Target, TargetRequest } from '../target/target.ts';

export interface RunTarget {
  /** `t0`, `t1` … in the order in which they were asked for. */
  readonly id: string;
  readonly request: TargetRequest;
  readonly target: Target;
}

/**
 * @param asked of each installation; those on the same stage, or on the same image, are the same target
 * @throws WheelcheckError for a target that cannot exist
 */
export async function resolveTargets(
  asked: readonly (readonly AskedTarget[])[],
): Promise<readonly (readonly RunTarget[])[]> {
  const ids = new Map<string, string>();
  const idOf = (request: TargetRequest): string => {
    const key = keyOf(request);
    const id = ids.get(key) ?? `t${ids.size}`;
    ids.set(key, id);
    return id;
  };
  const requests = await Promise.all(asked.map((each) => Promise.all(each.map(withPlatform))));
  const named = requests.map((each) => [
    ...new Map(each.map((request) => [idOf(request), { id: idOf(request), request }])).values(),
  ]);
  return wellNamed(
    await Promise.all(
      named.map((each) => Promise.all(each.map(async (one) => ({ ...one, target: await resolveTarget(one.request) })))),
    ),
  );
}

/** An image is called by its whole reference where another one has the same tag. */
function wellNamed(found: readonly (readonly RunTarget[])[]): readonly (readonly RunTarget[])[] {
  const references = new Map<string, Set<string | undefined>>();
  for (const { target } of found.flat())
    references.set(target.name, (references.get(target.name) ?? new Set()).add(target.image?.reference));
  return found.map((each) =>
    each.map((one) => {
      const { name, image } = one.target;
      const isShared = (references.get(name)?.size ?? 0) > 1;
      return isShared ? { ...one, target: { ...one.target, name: image?.reference ?? name } } : one;
    }),
  );
}

function keyOf({ stage, tried: _tried, ...request }: TargetRequest): string {
  return JSON.stringify([Object.entries(request).toSorted(([a], [b]) => (a < b ? -1 : 1)), stageKey(stage)]);
}
