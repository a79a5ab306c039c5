// Requirements that contradict one another: with which of them loosened there would be versions that go together.

import type { PackageName } from '../packaging/name.ts';
import { anyVersion } from '../packaging/specifier.ts';
import { freshPatience } from './patience.ts';
import { resolve } from './resolve.ts';
import type { SearchOptions } from './search-state.ts';
import type { Problem, Universe, Wanted } from './universe.ts';
import type { Instead } from './unresolved.ts';

/** Projects tried: a conflict of more is untangled by hand. */
const MAX_TRIED = 3;

/** Versions looked into for each: a small change is found soon. */
const MAX_LOOKED = 200;

/**
 * One after the other, each alone; what an installer would take then, all else as it is. They share the time of one question, and wait less: what they find is a hint.
 *
 * @param without opens the universe in which a project is not pinned
 */
export async function loosened(
  problem: Problem,
  names: ReadonlySet<PackageName>,
  without: (name: PackageName) => Universe,
  options: SearchOptions,
): Promise<readonly Instead[]> {
  const pins = problem.wanted.filter(({ name, specifiers }) => names.has(name) && specifiers.specifiers.length > 0);
  const tried = [...new Set(pins.map(({ name }) => name))].slice(0, MAX_TRIED);
  const found: Instead[] = [];
  const patience = freshPatience(1);
  for (const name of tried) {
    const free = (wanted: Wanted): Wanted => (wanted.name === name ? { ...wanted, specifiers: anyVersion } : wanted);
    // oxlint-disable-next-line no-await-in-loop -- the next one is tried whatever comes of this one, and time is short
    const answer = await resolve({ ...problem, wanted: problem.wanted.map(free) }, without(name), {
      ...options,
      limit: MAX_LOOKED,
      patience: { ...patience, looked: new Set() },
    });
    const version = answer.state === 'solved' ? answer.packages.get(name)?.option.version : undefined;
    if (version) found.push({ name, version: version.text });
  }
  return found;
}
