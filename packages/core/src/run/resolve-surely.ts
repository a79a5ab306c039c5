// A search that believes no hearsay where it finds nothing: then the very files that would be installed are asked.

import { inTurns } from '../package-index/in-turns.ts';
import type { PackageName } from '../packaging/name.ts';
import type { ConflictFact } from '../resolve/conflict-fact.ts';
import { freshPatience } from '../resolve/patience.ts';
import { resolve, type Resolution } from '../resolve/resolve.ts';
import type { SearchOptions } from '../resolve/search-state.ts';
import type { Problem, Universe } from '../resolve/universe.ts';
import type { OpenUniverse } from './open-universe.ts';

interface Conflict {
  readonly facts: readonly ConflictFact[];
  /** The projects that it is about. */
  readonly names: ReadonlySet<PackageName>;
  /** Of these, something else than the file that would be installed told what they require. */
  readonly doubtful: ReadonlySet<PackageName>;
}

export interface Searched {
  readonly found: Resolution;
  readonly universe: OpenUniverse;
  /** Projects whose files were asked themselves. */
  readonly itself: ReadonlySet<PackageName>;
  /** Where nothing was found. */
  readonly conflict: Conflict;
}

const noConflict: Conflict = { facts: [], names: new Set(), doubtful: new Set() };

/** Each false report that is cleared up may have hidden another conflict: so often it is searched at most. */
const MAX_ROUNDS = 5;

/**
 * PyQt5's wheels need PyQt5-Qt5, which its sdist does not: where that is what is taken, there is no conflict. An index tells
 * the requirements of a release by one of its files. Behind each conflict may stand another one: it is searched again until a
 * conflict is certain or there is none. Where the files tell nothing themselves, it is searched without what is told of them:
 * what contradicts even so is certain, and where nothing does, the conflict by hearsay is the answer.
 *
 * @param open opens the universe in which the files of these projects are asked themselves
 * @returns `limit` where a round is given up, or where every round met hearsay: a conflict was told, and nobody knows
 */
export async function resolveSurely(
  problem: Problem,
  open: (itself: ReadonlySet<PackageName>) => OpenUniverse,
  options: SearchOptions,
): Promise<Searched> {
  const { patience = freshPatience() } = options;
  const itself = new Set<PackageName>();
  const disbelieved = new Set<PackageName>();
  let unsure: Searched | undefined;
  for (let round = 1; ; round++) {
    // oxlint-disable-next-line no-await-in-loop -- each round asks what the one before it left in doubt
    const searched = await search();
    const { found, conflict } = searched;
    if (found.state === 'solved') return unsure ?? searched;
    if (found.state === 'limit' || conflict.doubtful.size === 0) return searched;
    if (round === MAX_ROUNDS)
      return { ...searched, found: { state: 'limit', looked: patience.looked.size, why: 'versions' } };
    const isNews = [...conflict.doubtful].some((name) => !itself.has(name));
    if (!isNews) unsure ??= searched;
    for (const name of conflict.doubtful) (isNews ? itself : disbelieved).add(name);
  }

  async function search(): Promise<Searched> {
    const universe = open(new Set(itself));
    await inTurns(problem.wanted, options.clock?.rest, (wanted) => universe.prepare(wanted));
    const found = await resolve(problem, withoutWord(universe, disbelieved), { ...options, patience });
    const asked = new Set(itself);
    if (found.state !== 'none') return { found, universe, itself: asked, conflict: noConflict };
    const { facts: told, names } = await found.why();
    const { factsBehind } = await import('./facts-behind.ts');
    const facts = told.flatMap((fact) => factsBehind(fact, problem, universe));
    const doubtful = new Set([...names].filter((name) => universe.hearsay.has(name) && !disbelieved.has(name)));
    return { found, universe, itself: asked, conflict: { facts, names, doubtful } };
  }
}

/** What these projects require is not known. */
function withoutWord(universe: Universe, disbelieved: ReadonlySet<PackageName>): Universe {
  if (disbelieved.size === 0) return universe;
  return {
    ...universe,
    requirements: (option, extras) =>
      disbelieved.has(option.name) ? Promise.resolve({ state: 'unknown' }) : universe.requirements(option, extras),
  };
}
