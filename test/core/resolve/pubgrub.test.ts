// The complete search, against brute force: random worlds, a solution exactly where there is one, and proofs that hold.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact, Incompatibility } from '../../../packages/core/src/resolve/incompatibility.ts';
import { pubgrub } from '../../../packages/core/src/resolve/pubgrub.ts';
import type { Problem, Universe } from '../../../packages/core/src/resolve/universe.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { answersOf, holds, isSolvable, names, problemOf, world } from '../../support/brute-force.ts';
import { holdsLater } from '../../support/properties.ts';
import { type Table, tableUniverse } from '../../support/table-universe.ts';

/** The same world with nothing in it but what the facts say. */
function only(facts: readonly Fact[], universe: Universe): { readonly problem: Problem; readonly universe: Universe } {
  const asked = facts.flatMap((fact) => (fact.kind === 'asked' ? [fact.wanted] : []));
  const constraints = facts.flatMap((fact) => (fact.kind === 'constraint' ? [fact.wanted] : []));
  return {
    problem: { wanted: [...new Set(asked)], constraints },
    universe: {
      ...universe,
      requirements: (option, extras) => {
        const key = extras.length > 0 ? `${option.name}[${extras.join(',')}]` : option.name;
        const wanted = facts.flatMap((fact) =>
          fact.kind === 'required' && fact.option === option && (fact.key === key || fact.key === option.name)
            ? [fact.wanted]
            : [],
        );
        return Promise.resolve({ state: 'known', wanted });
      },
    },
  };
}

/** Each step of the proof: whatever contradicts what is derived contradicts one of the two that it is derived from. */
function expectSound(root: Incompatibility): void {
  const seen = new Set<Incompatibility>();
  const waiting = [root];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next) || 'kind' in next.because) continue;
    seen.add(next);
    const [first, second] = next.because;
    const keys = [...new Set([...first.terms.keys(), ...second.terms.keys()])];
    const differing = keys.filter((key) => !impliesTerm(next, first, key) || !impliesTerm(next, second, key));
    expect(differing.length).toBeLessThanOrEqual(1);
    for (const key of differing)
      expect((termOf(next, key) & ~(termOf(first, key) | termOf(second, key))) === 0n).toBe(true);
    waiting.push(first, second);
  }
}

const termOf = ({ terms }: Incompatibility, key: string): bigint => terms.get(key) ?? -1n;
const impliesTerm = (one: Incompatibility, cause: Incompatibility, key: string): boolean =>
  (termOf(one, key) & ~termOf(cause, key)) === 0n;

describe('pubgrub', () => {
  it('finds a solution exactly where there is one, and proves that there is none where there is none', async () => {
    let solved = 0;
    let proved = 0;
    await holdsLater(
      fc.asyncProperty(world, async ({ table, ...asked }) => {
        const universe = tableUniverse(table);
        const problem = problemOf(asked);
        const found = await pubgrub(problem, universe);
        if (found.state === 'solved') {
          solved += 1;
          const bare = new Map([...found.decided].filter(([key]) => !key.includes('[')));
          expect(holds(bare, problem, await answersOf(universe))).toBe(true);
          return;
        }
        proved += 1;
        expect(await isSolvable(problem, universe)).toBe(false);
        expectSound(found.root);
        const named = only(found.facts, universe);
        expect(await isSolvable(named.problem, named.universe)).toBe(false);
      }),
      300,
    );
    // A property that only ever met one of the two would prove nothing
    expect({ solved: solved > 50, proved: proved > 50 }).toEqual({ solved: true, proved: true });
  });

  it('takes the newest version of a project that nothing narrows', async () => {
    await holdsLater(
      fc.asyncProperty(world, async ({ table }) => {
        const universe = tableUniverse(
          Object.fromEntries(Object.entries(table).map(([name, own]) => [name, bare(own)])),
        );
        const found = await pubgrub(problemOf({ wanted: names, constraints: [] }), universe);
        const newest = await Promise.all(names.map(async (name) => (await universe.options(normalizeName(name)))[0]));
        expect(
          found.state === 'solved' && names.map((name) => found.decided.get(name) === newest[names.indexOf(name)]),
        ).toEqual(names.map(() => true));
      }),
      50,
    );
  });
});

const bare = (versionsOf: Table[string]): Table[string] =>
  Object.fromEntries(Object.keys(versionsOf).map((version) => [version, []]));
