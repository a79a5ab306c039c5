// Solves again over a lock that holds several versions of a name, as Poetry does before lock 2.1.

import type { PackageName } from '../packaging/name.ts';
import type { LockedVersion, LockedVersions } from './locked-versions.ts';
import type { MarkerContext } from './certainty.ts';
import type { EdgesOf } from './edges.ts';
import type { DependencyEdge } from '../manifest/manifest.ts';
import { type Chosen, type Mark, openPartialSolution, type PartialSolution, type Problem } from './partial-solution.ts';

/** Edges looked at before the search gives up: far more than any real lock needs. */
const MAX_WORK = 500_000;

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
  candidates: LockedVersions,
  edges: EdgesOf,
  context: MarkerContext,
): ReadonlyMap<PackageName, Chosen> {
  const problem = { starts, candidates, edges, context };
  return search(problem, true) ?? search(problem, false) ?? new Map();
}

/** A name that was open, what may still be tried for it, and how far to go back before trying. */
interface Decision {
  readonly name: PackageName;
  readonly untried: LockedVersion[];
  readonly before: Mark;
}

/** @param strict whether an edge that the chosen package does not answer undoes the choice, or is passed over */
function search(problem: Problem, strict: boolean): ReadonlyMap<PackageName, Chosen> | undefined {
  const partial = openPartialSolution(problem, strict);
  const decisions: Decision[] = [];
  for (let sound = problem.starts.map(partial.demand).every(Boolean) && partial.settle(); ; sound = partial.settle()) {
    if (strict && partial.work() > MAX_WORK) return undefined;
    if (sound) {
      const next = partial.nextOpen();
      if (!next) return partial.solution();
      decisions.push({ name: next.name, untried: next.options, before: partial.mark() });
    }
    if (!advance(decisions, partial)) return undefined;
  }
}

/** Takes the next candidate of the newest decision that has one left. */
function advance(decisions: Decision[], partial: PartialSolution): boolean {
  for (let decision = decisions.at(-1); decision; decision = decisions.at(-1)) {
    partial.backTo(decision.before);
    const candidate = decision.untried.shift();
    if (candidate) {
      partial.take(decision.name, candidate);
      return true;
    }
    decisions.pop();
  }
  return false;
}
