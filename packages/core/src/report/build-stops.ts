// Lines of a Dockerfile at which docker build surely stops: nothing behind the first of them runs, whatever was judged.

import type { JudgedTarget } from '../rules/matter.ts';
import { perTarget } from '../rules/per-target.ts';
import { type PlacedStop, stageStops } from '../rules/stage-stops.ts';
import type { StageStop } from '../target/stage-stop.ts';
import { alike } from '../text/alike.ts';
import type { RunDiagnostic } from './run-fact.ts';

/** In the order in which they would be met; behind them, once each, those of what is built besides. */
export function buildStops(judged: readonly JudgedTarget[]): readonly RunDiagnostic[] {
  const own = perTarget(judged, stopsOn).flatMap(({ facts: { stops }, target }) =>
    stops.map((stop, at) => ({ ...factOf(stop, stop.path, at === 0), behind: stop.behind, target })),
  );
  const others = alike(judged.flatMap(stopsBeside), (each) => JSON.stringify(each)).flatMap(([first]) => first ?? []);
  return [
    ...own,
    ...alike(others, ({ of = '' }) => of).flatMap((group) =>
      group.map((stop, at) => ({ ...factOf(stop, stop.path ?? '', at === 0), behind: false, target: null })),
    ),
  ];
}

function factOf({ line, text, why, remedy, of }: StageStop, path: string, first: boolean) {
  return {
    kind: 'build-stops' as const,
    command: text,
    why,
    remedy,
    first,
    ...(of === undefined ? {} : { of }),
    location: { path, line },
  };
}

function stopsOn({ target }: JudgedTarget): { readonly stops: readonly PlacedStop[] } | null {
  const stops = stageStops(target);
  return stops.length === 0 ? null : { stops };
}

function stopsBeside({ target: { stage } }: JudgedTarget): readonly StageStop[] {
  return (stage?.stops ?? []).filter(({ of }) => of !== undefined);
}
