// Lines of a Dockerfile at which docker build surely stops: nothing behind the first of them runs, whatever was judged.

import type { JudgedTarget } from '../rules/matter.ts';
import { perTarget } from '../rules/per-target.ts';
import { type PlacedStop, stageStops } from '../rules/stage-stops.ts';
import type { RunDiagnostic } from './run-fact.ts';

/** In the order in which they would be met. */
export function buildStops(judged: readonly JudgedTarget[]): readonly RunDiagnostic[] {
  return perTarget(judged, stopsOn).flatMap(({ facts: { stops }, target }) =>
    stops.map(({ path, line, text, why, remedy, behind }, at) => ({
      kind: 'build-stops' as const,
      command: text,
      why,
      remedy,
      first: at === 0,
      behind,
      target,
      location: { path, line },
    })),
  );
}

function stopsOn({ target }: JudgedTarget): { readonly stops: readonly PlacedStop[] } | null {
  const stops = stageStops(target);
  return stops.length === 0 ? null : { stops };
}
