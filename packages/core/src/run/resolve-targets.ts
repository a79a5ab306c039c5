// The targets of a run, by the names that its report has for them.

import { resolveTarget } from '../image/resolve-target.ts';
import type { Target, TargetRequest } from '../target/target.ts';

export interface RunTarget {
  /** `t0`, `t1` … in the order in which they were asked for. */
  readonly id: string;
  readonly request: TargetRequest;
  readonly target: Target;
}

/** @throws WheelcheckError for a target that cannot exist */
export function resolveTargets(requests: readonly TargetRequest[]): Promise<readonly RunTarget[]> {
  return Promise.all(
    requests.map(async (request, position) => ({ id: `t${position}`, request, target: await resolveTarget(request) })),
  );
}
