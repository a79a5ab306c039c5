// A search of pip's on its way: the states that it has been through, and what it keeps to return to.

import type { PipPreference } from './pip-preference.ts';
import type { Questions, State } from './search-state.ts';

export interface PipSearch {
  readonly questions: Questions;
  readonly preference: PipPreference;
  states: State[];
  /** Whether choices that had no part in a conflict may be taken back with the others (resolvelib's optimistic backjumping). */
  optimistic: boolean;
  /** The states before the first such leap, to return to where it led nowhere. */
  saved: State[] | undefined;
}

export function current({ states }: PipSearch): State {
  const state = states.at(-1);
  if (!state) throw new Error('a search without a state');
  return state;
}

/** To before the first leap. */
export function rollBack(search: PipSearch): void {
  search.optimistic = false;
  if (search.saved) search.states = search.saved;
  search.saved = undefined;
}
