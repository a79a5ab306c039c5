// Lines of a Dockerfile at which docker build surely stops: nothing behind the first of them runs, whatever was judged.

import type { JudgedTarget } from '../rules/matter.ts';
import { perTarget } from '../rules/per-target.ts';
import { isBehind } from '../rules/is-stopped.ts';
import type { UncheckedLine } from '../target/target-stage.ts';
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

type Stop = UncheckedLine & { readonly path: string; readonly behind: boolean };

function stopsOn({ target: { stage } }: JudgedTarget): { readonly stops: readonly Stop[] } | null {
  const stops = (stage?.unchecked ?? []).flatMap((each) =>
    stage === undefined || each.stopsAt === undefined
      ? []
      : [{ ...each, path: each.path ?? stage.path, behind: isBehind(each.stopsAt, stage) }],
  );
  return stops.length === 0 ? null : { stops };
}
