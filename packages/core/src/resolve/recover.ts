// What pip's search does where nothing fits: it takes choices back up to one that had a part in the conflict, as resolvelib
// 1.2 does with its optimistic leaps.

import type { Choice } from './choice.ts';
import type { Cause } from './demand.ts';
import type { PipPreference } from './pip-preference.ts';
import { copyOf, type Questions, type State } from './search-state.ts';

/** Goes back to where another choice is left; where leaps led nowhere, once more without them. */
export async function recover(search: Search, conflict: readonly Cause[]): Promise<boolean> {
  const found = await jumpBack(search, conflict);
  if (!found && search.optimistic && search.saved) {
    rollBack(search);
    return true;
  }
  if (found) current(search).conflict = conflict;
  return found;
}

export function rollBack(search: Search): void {
  search.optimistic = false;
  if (search.saved) search.states = search.saved;
  search.saved = undefined;
}

async function jumpBack(search: Search, conflict: readonly Cause[]): Promise<boolean> {
  const involved = new Set(conflict.flatMap(({ demand, parent }) => [demand.key, ...(parent ? [parent.key] : [])]));
  while (search.states.length >= 3) {
    search.states.pop();
    // oxlint-disable-next-line no-await-in-loop -- one state after the other
    const broken = await takeBack(search, involved);
    if (!broken) return false;
    const { state, key, choice } = broken;
    const excluded = [...state.criteria].map(([one, criterion]) => [one, criterion.excluded] as const);
    search.states.push(copyOf(current(search)));
    // oxlint-disable-next-line no-await-in-loop
    if (await exclude(search, [...excluded, [key, [choice]]])) return true;
  }
  return false;
}

interface TakenBack {
  readonly state: State;
  readonly key: string;
  readonly choice: Choice;
}

/** Takes choices back up to one whose requirements have to do with the conflict. */
async function takeBack(search: Search, involved: ReadonlySet<string>): Promise<TakenBack | undefined> {
  for (;;) {
    const state = search.states.pop();
    const last = state?.settled.last;
    if (!state || !last) return undefined;
    const { key, choice } = last;
    state.settled = state.settled.without(key);
    const taken = { state, key, choice };
    if (!search.optimistic && !involved.has(key)) return taken;
    if (search.optimistic && !search.saved && !involved.has(key)) search.saved = search.states.map(copyOf);
    // oxlint-disable-next-line no-await-in-loop -- one state after the other
    const demands = await search.questions.demands(choice);
    if (demands.some((demand) => involved.has(demand.key)) || state.settled.size === 0) return taken;
    if (search.states.length <= 1) return undefined;
  }
}

/** Rules choices out; false where a key is left with none. */
async function exclude(
  search: Search,
  excluded: readonly (readonly [key: string, choices: readonly Choice[]])[],
): Promise<boolean> {
  const { criteria } = current(search);
  for (const [key, choices] of excluded) {
    const criterion = criteria.get(key);
    if (choices.length === 0 || !criterion) continue;
    const all = [...choices, ...criterion.excluded];
    // oxlint-disable-next-line no-await-in-loop
    const left = await search.questions.rematch(criteria, key, all);
    if (!left) return false;
    criteria.set(key, { ...criterion, choices: left, excluded: all });
  }
  return true;
}

/** A search on its way. */
export interface Search {
  readonly questions: Questions;
  readonly preference: PipPreference;
  states: State[];
  /** Whether choices that had no part in a conflict may be taken back with the others (resolvelib's optimistic backjumping). */
  optimistic: boolean;
  /** The states before the first such leap, to return to where it led nowhere. */
  saved: State[] | undefined;
}

export function current({ states }: Search): State {
  const state = states.at(-1);
  if (!state) throw new Error('a search without a state');
  return state;
}
