// One package per name, as far as that is chosen: what was asked of each name, and the way back from every step.

import type { DependencyEdge, LockedPackage } from '../manifest/manifest.ts';
import type { PackageName } from '../packaging/name.ts';
import { answers, type LockedVersion, type LockedVersions } from './locked-versions.ts';
import { certaintyOf, type MarkerContext } from './certainty.ts';
import type { EdgesOf } from './edges.ts';

/** What a solution has for a name. */
export interface Chosen {
  readonly package: LockedPackage;
  /** The edges that asked for it. */
  readonly asked: readonly DependencyEdge[];
}

export interface Problem {
  readonly starts: readonly DependencyEdge[];
  readonly candidates: LockedVersions;
  readonly edges: EdgesOf;
  readonly context: MarkerContext;
}

/** Where to go back to. */
export interface Mark {
  readonly trail: number;
  readonly cursor: number;
}

export interface PartialSolution {
  /** Chooses a candidate for a name. */
  take(name: PackageName, candidate: LockedVersion): void;
  /** Asks for what an edge leads to; false where the chosen package does not answer it. */
  readonly demand: (edge: DependencyEdge) => boolean;
  /** Follows the edges of everything that was chosen; false as soon as one is not answered. */
  settle(): boolean;
  /** The first name that has several candidates and none chosen, with what its edges leave; undefined where all are decided. */
  nextOpen(): { readonly name: PackageName; readonly options: LockedVersion[] } | undefined;
  mark(): Mark;
  /** Takes back everything since, and what was still to be followed. */
  backTo(mark: Mark): void;
  /** Edges looked at so far. */
  work(): number;
  solution(): ReadonlyMap<PackageName, Chosen>;
}

/** @param strict whether an edge that the chosen package does not answer counts, or is passed over */
export function openPartialSolution({ candidates, edges, context }: Problem, strict: boolean): PartialSolution {
  const chosen = new Map<PackageName, LockedVersion>();
  const demands = new Map<PackageName, DependencyEdge[]>();
  const visited = new Map<LockedPackage, Set<string>>();
  const agenda: { readonly locked: LockedPackage; readonly extra: string }[] = [];
  /** Names with several candidates, in the order in which they were asked for; those before `cursor` are decided. */
  const open: PackageName[] = [];
  const trail: (() => void)[] = [];
  let [cursor, work] = [0, 0];

  function visit({ package: locked }: LockedVersion, extras: readonly string[]): void {
    const seen = visited.get(locked) ?? new Set<string>();
    visited.set(locked, seen);
    for (const extra of ['', ...extras]) {
      if (seen.has(extra)) continue;
      seen.add(extra);
      trail.push(() => seen.delete(extra));
      agenda.push({ locked, extra });
    }
  }

  function take(name: PackageName, candidate: LockedVersion): void {
    chosen.set(name, candidate);
    trail.push(() => chosen.delete(name));
    for (const { extras } of demands.get(name) ?? []) visit(candidate, extras);
  }

  function note(edge: DependencyEdge, isOpen: boolean): void {
    const asked = demands.get(edge.name) ?? [];
    demands.set(edge.name, asked);
    if (asked.length === 0 && isOpen) {
      open.push(edge.name);
      trail.push(() => open.pop());
    }
    asked.push(edge);
    trail.push(() => asked.pop());
  }

  function demand(edge: DependencyEdge): boolean {
    work++;
    const options = candidates.get(edge.name) ?? [];
    const [only, other] = options;
    // A name that the lock lacks cannot be solved for: Poetry 1.1 left out setuptools, and check.ts names the others
    if (!only) return true;
    note(edge, other !== undefined);
    if (!other && !chosen.has(edge.name)) take(edge.name, only);
    const candidate = chosen.get(edge.name);
    if (!candidate) return true;
    visit(candidate, edge.extras);
    return !strict || answers(edge, candidate, options);
  }

  function admissible(name: PackageName): LockedVersion[] {
    const options = candidates.get(name) ?? [];
    const asked = demands.get(name) ?? [];
    const fitting = options.filter((option) => asked.every((edge) => answers(edge, option, options)));
    return fitting.length === 0 && !strict ? options.slice(0, 1) : fitting;
  }

  return {
    take,
    demand,
    settle() {
      for (let next = agenda.pop(); next; next = agenda.pop()) {
        for (const edge of edges(next.locked, next.extra)) {
          const certainty = certaintyOf(edge.marker, context, next.extra === '' ? [] : [next.extra]);
          if ((certainty === 'yes' || certainty === 'likely') && !demand(edge)) return false;
        }
      }
      return true;
    },
    nextOpen() {
      let name = open[cursor];
      while (name !== undefined && chosen.has(name)) name = open[++cursor];
      return name === undefined ? undefined : { name, options: admissible(name) };
    },
    mark: () => ({ trail: trail.length, cursor }),
    backTo(mark) {
      while (trail.length > mark.trail) trail.pop()?.();
      agenda.length = 0;
      ({ cursor } = mark);
    },
    work: () => work,
    solution: () =>
      new Map(
        [...chosen].map(([name, candidate]) => [name, { package: candidate.package, asked: demands.get(name) ?? [] }]),
      ),
  };
}
