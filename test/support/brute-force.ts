// Small random worlds of packages, and whether one of all choices of versions meets what is asked for.

import * as fc from 'fast-check';
import type { Option, Problem, Universe, Wanted } from '../../packages/core/src/resolve/universe.ts';
import { satisfies } from '../../packages/core/src/packaging/specifier.ts';
import { normalizeName, type PackageName } from '../../packages/core/src/packaging/name.ts';
import { type Table, wantedText } from './table-universe.ts';

export const names = ['a', 'b', 'c', 'd'];
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
export const world = fc.record({
  table: fc
    .tuple(...names.map((name) => project.map((own) => [name, Object.fromEntries(own)] as const)))
    .map((all): Table => Object.fromEntries(all)),
  wanted: fc.array(requirement, { minLength: 1, maxLength: 3 }),
  constraints: fc.array(
    fc.tuple(fc.constantFrom(...names), range).map(([name, specifier]) => name + specifier),
    { maxLength: 1 },
  ),
});

export const problemOf = ({
  wanted,
  constraints,
}: {
  wanted: readonly string[];
  constraints: readonly string[];
}): Problem => ({
  wanted: wanted.map(wantedText),
  constraints: constraints.map(wantedText),
});

export type Assignment = ReadonlyMap<string, Option>;

const admits = (option: Option, { specifiers }: Wanted): boolean =>
  option.version !== undefined && satisfies(option.version, specifiers, true);

/** What a universe says, looked up beforehand: brute force asks too often to wait. */
export interface Answers {
  readonly options: readonly (readonly Option[])[];
  readonly requires: ReadonlyMap<Option, { readonly bare: readonly Wanted[]; readonly x: readonly Wanted[] }>;
}

export async function answersOf(universe: Universe): Promise<Answers> {
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
export function holds(chosen: Assignment, { wanted, constraints }: Problem, { requires }: Answers): boolean {
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

export async function isSolvable(problem: Problem, universe: Universe): Promise<boolean> {
  const answers = await answersOf(universe);
  for (const chosen of everyAssignment(answers)) if (holds(chosen, problem, answers)) return true;
  return false;
}
