// What uv ends up with: PubGrub in uv's order, with uv's rules for pre-releases and withdrawn versions.

import { pinOf } from '../packaging/specifier.ts';
import { normalizeName, type PackageName } from '../packaging/name.ts';
import { type Choice, createChoices } from './choice.ts';
import { baseDemand, type Cause } from './demand.ts';
import type { Found } from './pip-rounds.ts';
import type { SearchOptions } from './search-state.ts';
import type { Option, Problem, Universe, Wanted } from './universe.ts';
import { uvRequirements } from './uv-requirements.ts';
import { uvRounds } from './uv-rounds.ts';

/**
 * Rejects only where the universe does.
 *
 * @param onRound called after each decision, with how many conflicts there were
 */
export async function uvSearch(
  problem: Problem,
  universe: Universe,
  options: SearchOptions,
  onRound: (conflicts: number) => void,
): Promise<Found> {
  const world = options.withoutRequirements ? withoutRequirements(universe) : universe;
  const decided = await uvRounds(problem, world, {
    eligible: uvEligible(problem),
    prereleases: options.prereleases ?? false,
    onRound,
  });
  if (!decided) return { state: 'none', conflict: [] };
  const settled = choicesOf(decided);
  return { state: 'solved', settled, causes: await causesOf(settled, problem, world) };
}

function withoutRequirements(universe: Universe): Universe {
  return { ...universe, requirements: () => Promise.resolve({ state: 'known', wanted: [] }) };
}

/** Withdrawn versions where a demand of the user's or a constraint pins one. */
function uvEligible({ wanted, constraints }: Problem): (options: readonly Option[]) => readonly Option[] {
  const pinned = new Set(
    [...wanted, ...constraints].flatMap(({ name, specifiers }) => (pinOf(specifiers) ? [name] : [])),
  );
  return (options) => options.filter(({ name, yanked }) => !yanked || pinned.has(name));
}

function choicesOf(decided: ReadonlyMap<string, Option>): ReadonlyMap<string, Choice> {
  const choose = createChoices();
  return new Map([...decided].map(([key, option]) => [key, choose(option, extrasIn(key))]));
}

function extrasIn(key: string): readonly PackageName[] {
  const [, extras = ''] = /\[(.*)\]$/.exec(key) ?? [];
  return extras === '' ? [] : extras.split(',').map(normalizeName);
}

/** Who asks for each key; what each choice requires is known by now. */
async function causesOf(
  settled: ReadonlyMap<string, Choice>,
  problem: Problem,
  universe: Universe,
): Promise<ReadonlyMap<string, readonly Cause[]>> {
  const causes = new Map([...settled.keys()].map((key) => [key, [] as Cause[]]));
  const add = (cause: Cause): void => void causes.get(cause.demand.key)?.push(cause);
  const addAll = (wanted: Wanted, parent: Choice | undefined): void => {
    for (const key of [wanted.name, ...wanted.extras.map((extra) => `${wanted.name}[${extra}]`)])
      add({ demand: { key, wanted }, parent });
  };
  for (const wanted of problem.wanted) addAll(wanted, undefined);
  for (const parent of settled.values()) {
    if (parent.extras.length > 0) add({ demand: baseDemand(parent), parent });
    // oxlint-disable-next-line no-await-in-loop -- answered before
    const required = await uvRequirements(universe, parent.option, parent.extras[0]);
    for (const wanted of required.state === 'known' ? required.wanted : []) addAll(wanted, parent);
  }
  return causes;
}
