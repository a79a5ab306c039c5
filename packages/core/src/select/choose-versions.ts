// Solves again over a lock that holds several versions of a name, as Poetry does before lock 2.1.

import type { PackageName } from '../packaging/name.ts';
import { answers, type Candidate, type Candidates } from './candidates.ts';
import { certaintyOf, type MarkerContext } from './certainty.ts';
import type { EdgesOf } from './edges.ts';
import type { DependencyEdge, LockedPackage } from '../manifest/manifest.ts';

/** Edges looked at before the search gives up: far more than any real lock needs. */
const MAX_WORK = 500_000;

/** What a solution has for a name. */
export interface Chosen {
  readonly package: LockedPackage;
  /** The edges that asked for it. */
  readonly asked: readonly DependencyEdge[];
}

/**
 * Chooses one package per name: the newest that this Python and everything that reaches it on this machine allow, going
 * back on a choice that leaves another name without any. Where nothing satisfies all (a lock that is out of date, or made
 * for another Python) each name gets the newest that most of its edges leave.
 *
 * @param starts the project's dependencies whose markers hold; also those of extras not asked for, which Poetry solves along
 * @returns a package for every name that the walk meets
 */
export function chooseVersions(
  starts: readonly DependencyEdge[],
  candidates: Candidates,
  edges: EdgesOf,
  context: MarkerContext,
): ReadonlyMap<PackageName, Chosen> {
  const problem = { starts, candidates, edges, context };
  return search(problem, true) ?? search(problem, false) ?? new Map();
}

interface Problem {
  readonly starts: readonly DependencyEdge[];
  readonly candidates: Candidates;
  readonly edges: EdgesOf;
  readonly context: MarkerContext;
}

/** A name that was open, what may still be tried for it, and how far to go back before trying. */
interface Decision {
  readonly name: PackageName;
  readonly untried: Candidate[];
  readonly trail: number;
  readonly cursor: number;
}

/** @param strict whether an edge that the chosen package does not answer undoes the choice, or is passed over */
function search(
  { starts, candidates, edges, context }: Problem,
  strict: boolean,
): ReadonlyMap<PackageName, Chosen> | undefined {
  const chosen = new Map<PackageName, Candidate>();
  const demands = new Map<PackageName, DependencyEdge[]>();
  const visited = new Map<LockedPackage, Set<string>>();
  const agenda: { readonly locked: LockedPackage; readonly extra: string }[] = [];
  /** Names with several candidates, in the order in which they were asked for; those before `cursor` are decided. */
  const open: PackageName[] = [];
  const trail: (() => void)[] = [];
  const decisions: Decision[] = [];
  let [cursor, work] = [0, 0];

  const isChosen = (name: PackageName | undefined): boolean => name !== undefined && chosen.has(name);
  const visit = ({ package: locked }: Candidate, extras: readonly string[]): void => {
    const seen = visited.get(locked) ?? new Set<string>();
    visited.set(locked, seen);
    for (const extra of ['', ...extras]) {
      if (seen.has(extra)) continue;
      seen.add(extra);
      trail.push(() => seen.delete(extra));
      agenda.push({ locked, extra });
    }
  };
  const take = (name: PackageName, candidate: Candidate): void => {
    chosen.set(name, candidate);
    trail.push(() => chosen.delete(name));
    for (const { extras } of demands.get(name) ?? []) visit(candidate, extras);
  };
  const demand = (edge: DependencyEdge): boolean => {
    work++;
    const options = candidates.get(edge.name) ?? [];
    const [only, other] = options;
    // A name that the lock lacks cannot be solved for: Poetry 1.1 left out setuptools, and check.ts names the others
    if (!only) return true;
    const asked = demands.get(edge.name) ?? [];
    demands.set(edge.name, asked);
    if (asked.length === 0 && other) {
      open.push(edge.name);
      trail.push(() => open.pop());
    }
    asked.push(edge);
    trail.push(() => asked.pop());
    if (!other && !chosen.has(edge.name)) take(edge.name, only);
    const candidate = chosen.get(edge.name);
    if (!candidate) return true;
    visit(candidate, edge.extras);
    return !strict || answers(edge, candidate, options);
  };
  const settle = (): boolean => {
    for (let next = agenda.pop(); next; next = agenda.pop()) {
      for (const edge of edges(next.locked, next.extra)) {
        const certainty = certaintyOf(edge.marker, context, next.extra === '' ? [] : [next.extra]);
        if ((certainty === 'yes' || certainty === 'likely') && !demand(edge)) return false;
      }
    }
    return true;
  };
  const admissible = (name: PackageName): Candidate[] => {
    const options = candidates.get(name) ?? [];
    const fitting = options.filter((option) =>
      (demands.get(name) ?? []).every((edge) => answers(edge, option, options)),
    );
    return fitting.length === 0 && !strict ? options.slice(0, 1) : fitting;
  };
  const solution = (): ReadonlyMap<PackageName, Chosen> =>
    new Map(
      [...chosen].map(([name, candidate]) => [name, { package: candidate.package, asked: demands.get(name) ?? [] }]),
    );
  /** Takes the next candidate of the newest decision that has one left. */
  const advance = (): boolean => {
    for (let decision = decisions.at(-1); decision; decision = decisions.at(-1)) {
      while (trail.length > decision.trail) trail.pop()?.();
      cursor = decision.cursor;
      const candidate = decision.untried.shift();
      if (candidate) {
        take(decision.name, candidate);
        return true;
      }
      decisions.pop();
    }
    return false;
  };

  for (let sound = starts.map(demand).every(Boolean) && settle(); ; sound = settle()) {
    if (strict && work > MAX_WORK) return undefined;
    agenda.length = 0;
    if (sound) {
      while (isChosen(open[cursor])) cursor++;
      const name = open[cursor];
      if (name === undefined) return solution();
      decisions.push({ name, untried: admissible(name), trail: trail.length, cursor });
    }
    if (!advance()) return undefined;
  }
}
