// What a walk over a lock's dependency graph arrives at, and how surely.

import { type Certainty, certainties, certaintyOf, doubtOf, type MarkerContext } from './certainty.ts';
import type { EdgesOf } from './edges.ts';
import type { DependencyEdge, LockedPackage } from '../manifest/manifest.ts';
import type { PackageOf } from './package-of.ts';

export interface Reached {
  /** Of the surest way to it. */
  readonly certainty: Exclude<Certainty, 'no'>;
  /** The first marker on that way whose answer is not sure. */
  readonly doubt?: string;
  /** The extras asked of it, by ways that count as taken. */
  readonly extras: readonly string[];
}

/** The ground that walks go over. */
export interface Ground {
  readonly context: MarkerContext;
  readonly edges: EdgesOf;
  /** The package that an edge leads to; undefined where the lock holds none. */
  readonly pick: PackageOf;
  /** uv's names for the choices that are made, where its markers ask for these; they then ask for no other extras. */
  readonly assumed: ReadonlySet<string> | undefined;
}

interface Arrival {
  readonly locked: LockedPackage;
  readonly extra: string;
  readonly doubt: string | undefined;
}

/**
 * Walks from the starts. The sure edges are walked to their end first, then the likely ones, then the unlikely ones, so
 * that each package is met on its surest way, once for each extra asked of it.
 *
 * @param starts edges of the project that hold in themselves; their markers are asked with `extras`
 */
export function reach(
  starts: readonly DependencyEdge[],
  extras: readonly string[],
  ground: Ground,
): ReadonlyMap<LockedPackage, Reached> {
  const queues: Arrival[][] = certainties.slice(0, -1).map(() => []);
  const reached = new Map<LockedPackage, Reached & { readonly extras: string[] }>();
  const arrived = new Map<LockedPackage, Set<string>>();
  const follow = (edge: DependencyEdge, asked: readonly string[], level: number, doubt: string | undefined): void => {
    const locked = ground.pick(edge);
    if (!locked) return;
    const certainty = certaintyOf(edge.marker, ground.context, ground.assumed ?? asked);
    const queue = queues[Math.max(level, certainties.indexOf(certainty))];
    for (const extra of ['', ...edge.extras])
      queue?.push({ locked, extra, doubt: doubt ?? doubtOf(edge.marker, certainty) });
  };
  for (const start of starts) follow(start, extras, 0, undefined);
  for (const [level, queue] of queues.entries()) {
    const certainty = certainties[level];
    if (certainty === undefined || certainty === 'no') continue;
    // The queue grows while it is walked: an edge as sure as the way to it leads to the same level
    for (const { locked, extra, doubt } of queue) {
      const seen = arrived.get(locked) ?? new Set<string>();
      if (seen.has(extra)) continue;
      arrived.set(locked, seen.add(extra));
      const found = reached.get(locked) ?? { certainty, ...(doubt === undefined ? {} : { doubt }), extras: [] };
      reached.set(locked, found);
      if (extra !== '' && certainty !== 'unlikely') found.extras.push(extra);
      for (const edge of ground.edges(locked, extra)) follow(edge, extra === '' ? [] : [extra], level, doubt);
    }
  }
  return reached;
}
