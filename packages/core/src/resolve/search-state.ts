// What pip's search knows at one moment, and how a demand changes it: resolvelib's criteria and states.

import { type Choice, createChoices } from './choice.ts';
import { baseDemand, type Cause, type Demand, demandsOf, meets } from './demand.ts';
import type { Patience } from './patience.ts';
import { pipMatches } from './pip-matches.ts';
import type { SearchClock } from './deadline.ts';
import type { Settled } from './settled.ts';
import type { Problem, Universe } from './universe.ts';

/** How versions are searched for, and how long. */
export interface SearchOptions {
  /** The installer's own: pip's rounds, or PubGrub as uv drives it. */
  readonly search?: 'rounds' | 'pubgrub';
  /** `--pre`. */
  readonly prereleases?: boolean;
  /** `--no-deps`. */
  readonly withoutRequirements?: boolean;
  /** So many versions are looked into at most before a proof is tried. */
  readonly limit?: number;
  /** Shared by all searches of one question; without it, this search is all of it. */
  readonly patience?: Patience;
  /** With one, a search that meets a conflict is given up some time after it, and any search when the run's time is over. */
  readonly clock?: SearchClock | undefined;
  /** Called for each version that is looked into, with how many there were. */
  readonly onLooked?: ((looked: number) => void) | undefined;
}

/** What is asked of one key, and what there is for it. */
export interface Criterion {
  /** Best first. */
  readonly choices: readonly Choice[];
  readonly causes: readonly Cause[];
  /** Choices that proved impossible. */
  readonly excluded: readonly Choice[];
}

/** Of so many demands on one key each further one narrows what is left: metadata may hold tens of thousands. */
const MAX_HELD_TOGETHER = 1000;

export type Criteria = Map<string, Criterion>;

/** Everything up to one round; older ones are kept to go back to. */
export interface State {
  settled: Settled;
  /** May be that of the states below as well: whoever changes it copies it first. */
  criteria: Criteria;
  conflict: readonly Cause[];
}

export function copyOf({ settled, criteria, conflict }: State): State {
  return { settled, criteria: new Map(criteria), conflict };
}

/** What a search asks of the universe, in the terms of choices and demands. */
export interface Questions {
  /** Adds a demand; gives the demands that nothing meets together, where it does not fit. */
  add(criteria: Criteria, cause: Cause): Promise<readonly Cause[] | undefined>;
  /** The choices for a key as it stands, without those excluded; undefined where there is none. */
  rematch(criteria: Criteria, key: string, excluded: readonly Choice[]): Promise<readonly Choice[] | undefined>;
  /** Whether the installer can read what the choice requires. */
  isReadable(choice: Choice): Promise<boolean>;
  demands(choice: Choice): Promise<readonly Demand[]>;
  /** Begins to ask about choices, without waiting for it. */
  ahead(choices: readonly Choice[]): void;
}

export function openQuestions(problem: Problem, universe: Universe, options: SearchOptions): Questions {
  const { prereleases = false, withoutRequirements = false } = options;
  const choose = createChoices();
  const settings = { universe, constraints: problem.constraints, prereleases, choose, known: new Map() };
  const demanded = new Map<Choice, Promise<readonly Demand[]>>();

  async function learnDemands(choice: Choice): Promise<readonly Demand[]> {
    const base = choice.extras.length > 0 ? [baseDemand(choice)] : [];
    if (withoutRequirements) return base;
    const required = await universe.requirements(choice.option, choice.extras);
    if (required.state !== 'known') return base;
    const demands = await Promise.all(required.wanted.map((wanted) => demandsOf(wanted, universe)));
    return [...base, ...demands.flat()];
  }

  async function isReadable({ option }: Choice): Promise<boolean> {
    return (await universe.requirements(option, [])).state !== 'refused';
  }

  async function hasReadable(choices: readonly Choice[]): Promise<boolean> {
    for (const choice of choices) {
      // One after the other, as pip does: nearly always the first one is the answer.
      // oxlint-disable-next-line no-await-in-loop
      if (await isReadable(choice)) return true;
    }
    return false;
  }

  async function match(
    criteria: Criteria,
    demands: readonly Demand[],
    excluded: readonly Choice[],
  ): Promise<readonly Choice[] | undefined> {
    const [first] = demands;
    if (!first) return undefined;
    const { name, extras } = first.wanted;
    const ofProject = extras.length === 0 ? [] : (criteria.get(name)?.causes ?? []).map(({ demand }) => demand);
    const choices = await pipMatches({ name, extras, demands, ofProject }, settings);
    const left = choices.filter((choice) => !excluded.includes(choice));
    return (await hasReadable(left)) ? left : undefined;
  }

  async function narrowed(choices: readonly Choice[], demand: Demand): Promise<readonly Choice[] | undefined> {
    // Looked at anew, so that whoever watches the search may end it.
    await universe.options(demand.wanted.name);
    const left = choices.filter((choice) => meets(choice, demand));
    return (await hasReadable(left)) ? left : undefined;
  }

  return {
    async add(criteria, cause) {
      const { key } = cause.demand;
      const known = criteria.get(key);
      const causes = [...(known?.causes ?? []), cause];
      const excluded = known?.excluded ?? [];
      const choices =
        known && causes.length > MAX_HELD_TOGETHER
          ? await narrowed(known.choices, cause.demand)
          : await match(
              criteria,
              causes.map(({ demand }) => demand),
              excluded,
            );
      if (!choices) return causes;
      criteria.set(key, { choices, causes, excluded });
      return undefined;
    },
    rematch(criteria, key, excluded) {
      const demands = (criteria.get(key)?.causes ?? []).map(({ demand }) => demand);
      return match(criteria, demands, excluded);
    },
    isReadable,
    demands(choice) {
      const known = demanded.get(choice) ?? learnDemands(choice);
      demanded.set(choice, known);
      return known;
    },
    ahead(choices) {
      universe.ahead(choices.map(({ option }) => option));
    },
  };
}
