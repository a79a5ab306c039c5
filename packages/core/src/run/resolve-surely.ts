// A search that believes no hearsay where it finds nothing: then the very files that would be installed are asked.

import { normalizeName, type PackageName } from '../packaging/name.ts';
import type { ConflictFact } from '../resolve/conflict-fact.ts';
import { resolve, type Resolution } from '../resolve/resolve.ts';
import type { SearchOptions } from '../resolve/search-state.ts';
import type { Problem } from '../resolve/universe.ts';
import type { OpenUniverse } from './open-universe.ts';

interface Conflict {
  readonly facts: readonly ConflictFact[];
  /** The projects that it is about. */
  readonly names: ReadonlySet<PackageName>;
  /** Whether something else than the files that would be installed told some of it. */
  readonly isHearsay: boolean;
}

interface Searched {
  readonly found: Resolution;
  readonly universe: OpenUniverse;
  /** Projects whose files were asked themselves. */
  readonly itself: ReadonlySet<PackageName>;
  /** Where nothing was found. */
  readonly conflict: Conflict;
}

const noConflict: Conflict = { facts: [], names: new Set(), isHearsay: false };

/**
 * PyQt5's wheels need PyQt5-Qt5, which its sdist does not: where that is what is taken, there is no conflict. An index tells
 * the requirements of a release by one of its files.
 *
 * @param open opens the universe in which the files of these projects are asked themselves
 */
export async function resolveSurely(
  problem: Problem,
  open: (itself: ReadonlySet<PackageName>) => OpenUniverse,
  options: SearchOptions,
): Promise<Searched> {
  const first = await search(new Set());
  const doubtful = new Set([...first.conflict.names].filter((name) => first.universe.hearsay.has(name)));
  if (doubtful.size === 0) return first;
  const again = await search(doubtful);
  // Where the second search is given up, the first one's answer stands.
  return again.found.state === 'limit' ? first : again;

  async function search(itself: ReadonlySet<PackageName>): Promise<Searched> {
    const universe = open(itself);
    for (const wanted of problem.wanted) universe.prepare(wanted);
    const found = await resolve(problem, universe, options);
    if (found.state !== 'none') return { found, universe, itself, conflict: noConflict };
    const { facts: told, names } = await found.why();
    const facts = told.map((fact) => pinInstead(absenceInstead(fact, universe), problem));
    const isHearsay = [...names].some((name) => universe.hearsay.has(name));
    return { found, universe, itself, conflict: { facts, names, isHearsay } };
  }
}

/** A project that does not exist is told apart from one of which no version can be installed. */
function absenceInstead(fact: ConflictFact, { absent }: OpenUniverse): ConflictFact {
  return fact.kind === 'nothing-there' && absent(normalizeName(fact.name)) ? { ...fact, kind: 'no-project' } : fact;
}

/** Of a project that a line pins no other version is looked at: what stands against a demand is the line. */
function pinInstead(fact: ConflictFact, { wanted }: Problem): ConflictFact {
  if (fact.kind !== 'none-in-range') return fact;
  const pin = wanted.find(({ name, specifiers: { specifiers } }) => name === fact.name && specifiers.length > 0);
  return pin ? { kind: 'asked', by: pin.by ?? null, wanted: pin.text } : fact;
}
