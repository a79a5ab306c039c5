// The complete search, against brute force: random worlds, a solution exactly where there is one, and proofs that hold.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact, Incompatibility } from '../../../packages/core/src/resolve/incompatibility.ts';
import { pubgrub } from '../../../packages/core/src/resolve/pubgrub.ts';
import { uvPreference } from '../../../packages/core/src/resolve/uv-preference.ts';
import type { Option, Problem, Universe, Wanted } from '../../../packages/core/src/resolve/universe.ts';
import { satisfies } from '../../../packages/core/src/packaging/specifier.ts';
import { normalizeName, type PackageName } from '../../../packages/core/src/packaging/name.ts';
import { holdsLater } from '../../support/properties.ts';
import { type Table, tableUniverse, wantedText } from '../../support/table-universe.ts';

const names = ['a', 'b', 'c', 'd'];
const versions = ['1.0', '1.1', '2.0'];
const range = fc.constantFrom('', '>=1.1', '>=2.0', '<2.0', '<1.1', '==1.1', '==2.0', '!=1.1', '>2.0');
const requirement = fc
  .tuple(fc.constantFrom(...names), fc.boolean(), range)
  .map(([name, extra, specifier]) => `${name}${extra ? '[x]' : ''}${specifier}`);
const line = fc
  .tuple(requirement, fc.integer({ min: 0, max: 3 }))
  .map(([text, when]) => (when === 0 ? `${text}; extra == "x"` : text));
const project = fc
  .subarray(versions, { minLength: 1 })
  .chain((own) =>
    fc.tuple(...own.map((version) => fc.array(line, { maxLength: 2 }).map((lines) => [version, lines] as const))),
  );
const world = fc.record({
  table: fc
    .tuple(...names.map((name) => project.map((own) => [name, Object.fromEntries(own)] as const)))
    .map((all): Table => Object.fromEntries(all)),
  wanted: fc.array(requirement, { minLength: 1, maxLength: 3 }),
  constraints: fc.array(
    fc.tuple(fc.constantFrom(...names), range).map(([name, specifier]) => name + specifier),
    { maxLength: 1 },
  ),
});

const problemOf = ({
  wanted,
  constraints,
}: {
  wanted: readonly string[];
  constraints: readonly string[];
}): Problem => ({
  wanted: wanted.map(wantedText),
  constraints: constraints.map(wantedText),
});

type Assignment = ReadonlyMap<string, Option>;

const admits = (option: Option, { specifiers }: Wanted): boolean =>
  option.version !== undefined && satisfies(option.version, specifiers, true);

/** What a universe says, looked up beforehand: brute force asks too often to wait. */
interface Answers {
  readonly options: readonly (readonly Option[])[];
  readonly requires: ReadonlyMap<Option, { readonly bare: readonly Wanted[]; readonly x: readonly Wanted[] }>;
}

async function answersOf(universe: Universe): Promise<Answers> {
  const options = await Promise.all(names.map((name) => universe.options(normalizeName(name))));
  const wanted = async (option: Option, extras: readonly PackageName[]): Promise<readonly Wanted[]> => {
    const required = await universe.requirements(option, extras);
    return required.state === 'known' ? required.wanted : [];
  };
  const requires = await Promise.all(
    options
      .flat()
      .map(
        async (option) =>
          [option, { bare: await wanted(option, []), x: await wanted(option, [normalizeName('x')]) }] as const,
      ),
  );
  return { options, requires: new Map(requires) };
}

/** Whether the versions meet all demands and what they require, extras included. */
function holds(chosen: Assignment, { wanted, constraints }: Problem, { requires }: Answers): boolean {
  const waiting = [...wanted];
  const seen = new Set<string>();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const option = chosen.get(next.name);
    if (!option || !admits(option, next)) return false;
    const key = `${next.name} ${next.extras.join(' ')}`;
    if (seen.has(key)) continue;
    seen.add(key);
    waiting.push(...(requires.get(option)?.[next.extras.length > 0 ? 'x' : 'bare'] ?? []));
  }
  return constraints.every((each) => {
    const option = chosen.get(each.name);
    return option === undefined || admits(option, each);
  });
}

/** Every choice of versions, names without one among them. */
function* everyAssignment({ options }: Answers): Generator<Assignment> {
  const total = options.reduce((product, own) => product * (own.length + 1), 1);
  for (let number = 0; number < total; number += 1) {
    const chosen = new Map<string, Option>();
    let rest = number;
    for (const [position, own] of options.entries()) {
      const option = own[(rest % (own.length + 1)) - 1];
      if (option) chosen.set(names[position] ?? '', option);
      rest = Math.floor(rest / (own.length + 1));
    }
    yield chosen;
  }
}

async function isSolvable(problem: Problem, universe: Universe): Promise<boolean> {
  const answers = await answersOf(universe);
  for (const chosen of everyAssignment(answers)) if (holds(chosen, problem, answers)) return true;
  return false;
}

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
  it.each([
    ['the fewest options first', () => ({})],
    ["uv's order", (problem: Problem) => ({ order: uvPreference(problem, false) })],
  ])(
    'finds a solution exactly where there is one, and proves that there is none where there is none: %s',
    async (_, by) => {
      let solved = 0;
      let proved = 0;
      await holdsLater(
        fc.asyncProperty(world, async ({ table, ...asked }) => {
          const universe = tableUniverse(table);
          const problem = problemOf(asked);
          const found = await pubgrub(problem, universe, by(problem));
          if (found.state === 'solved') {
            solved += 1;
            const bare = new Map([...found.decided].filter(([key]) => !key.includes('[')));
            expect(holds(bare, problem, await answersOf(universe))).toBe(true);
            return;
          }
          proved += 1;
          if (found.state !== 'none') throw new Error('the limit');
          expect(await isSolvable(problem, universe)).toBe(false);
          expectSound(found.root);
          const named = only(found.facts, universe);
          expect(await isSolvable(named.problem, named.universe)).toBe(false);
        }),
        300,
      );
      // A property that only ever met one of the two would prove nothing
      expect({ solved: solved > 50, proved: proved > 50 }).toEqual({ solved: true, proved: true });
    },
  );

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
