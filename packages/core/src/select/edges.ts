// The edges of a dependency graph, by the extra under which they exist.

import type { DependencyEdge, LockedPackage } from '../manifest/manifest.ts';

/** The edges of a package that exist under an extra; `''` for those that exist always. */
export type EdgesOf = (locked: LockedPackage, extra: string) => readonly DependencyEdge[];

/** Indexes a package's edges when they are first asked for, so that a walk takes time linear to the lock. */
export function indexEdges(): EdgesOf {
  const indexed = new Map<LockedPackage, ReadonlyMap<string, readonly DependencyEdge[]>>();
  return (locked, extra) => {
    const known = indexed.get(locked) ?? byExtra(locked.requires);
    indexed.set(locked, known);
    return known.get(extra) ?? [];
  };
}

function byExtra(requires: readonly DependencyEdge[]): ReadonlyMap<string, readonly DependencyEdge[]> {
  const edges = new Map<string, DependencyEdge[]>();
  for (const edge of requires) {
    for (const extra of edge.forExtras ?? ['']) {
      const listed = edges.get(extra);
      if (listed) listed.push(edge);
      else edges.set(extra, [edge]);
    }
  }
  return edges;
}
