// What pip's search does where nothing fits: it takes choices back up to one that had a part in the conflict, as resolvelib
// 1.2 does with its optimistic leaps.

import type { Choice } from './choice.ts';
import type { Cause } from './demand.ts';
import { current, type PipSearch, rollBack } from './pip-search.ts';
import { copyOf, type State } from './search-state.ts';

/** Goes back to where another choice is left; where leaps led nowhere, once more without them. */
export async function recover(search: PipSearch, conflict: readonly Cause[]): Promise<boolean> {
  const found = await jumpBack(search, conflict);
  if (!found && search.optimistic && search.saved) {
    rollBack(search);
    return true;
  }
  if (found) current(search).conflict = conflict;
  return found;
}

async function jumpBack(search: PipSearch, conflict: readonly Cause[]): Promise<boolean> {
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
async function takeBack(search: PipSearch, involved: ReadonlySet<string>): Promise<TakenBack | undefined> {
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
  search: PipSearch,
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
