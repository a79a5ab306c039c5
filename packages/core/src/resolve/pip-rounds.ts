// The search of pip: resolvelib 1.2 as pip 26.3 drives it, round by round, so that what comes out is what pip installs.
// A round settles one key; where nothing fits, choices are taken back up to one that had a part in the conflict. Its order
// and its leaps decide which of several solutions is found, so they are kept even where another search would be shorter.

import type { Choice } from './choice.ts';
import { type Cause, type Demand, demandsOf, meets } from './demand.ts';
import { pipPreference } from './pip-preference.ts';
import { current, type PipSearch, rollBack } from './pip-search.ts';
import {
  copyOf,
  type Criteria,
  type Criterion,
  openQuestions,
  type Questions,
  type SearchOptions,
  type State,
} from './search-state.ts';
import { nothingSettled } from './settled.ts';
import type { Problem, Universe } from './universe.ts';

/** What a search came to. */
export type Found =
  | {
      readonly state: 'solved';
      readonly settled: ReadonlyMap<string, Choice>;
      readonly causes: ReadonlyMap<string, readonly Cause[]>;
    }
  /** No versions meet all demands; those that the search failed at last. */
  | { readonly state: 'none'; readonly conflict: readonly Cause[] };

/** Whoever drives a search of pip's. */
interface RoundsDriver {
  /** Called whenever a choice does not fit, with the demands that nothing meets together. */
  readonly onConflict: (causes: readonly Cause[]) => void;
  /** Asked once, where conflicts mount up: whether it is proved that nothing can be found. */
  readonly isHopeless: () => Promise<boolean>;
}

/** pip allows 200,000 rounds, a tenth of them after the first optimistic leap. */
const OPTIMISTIC_ROUNDS = 20_000;

/** With so many conflicts it is worth asking whether there is a way at all: pip would try every version of what comes first. */
const DOUBTFUL_AFTER = 4;

/** So many of the versions behind one that does not fit are asked about at once, twice as many after each. */
const AHEAD = { first: 2, most: 32 } as const;

const undriven: RoundsDriver = { onConflict: () => undefined, isHopeless: () => Promise.resolve(false) };

/** Resolves as pip does, which goes on for hours. Rejects only where the universe does. */
export async function pipRounds(
  problem: Problem,
  universe: Universe,
  options: SearchOptions = {},
  driver = undriven,
): Promise<Found> {
  const questions = openQuestions(problem, universe, options);
  const criteria: Criteria = new Map();
  const requested = new Map<string, number>();
  const roots = await Promise.all(problem.wanted.map((wanted) => demandsOf(wanted, universe)));
  for (const [position, [first]] of roots.entries())
    if (first && !requested.has(first.key)) requested.set(first.key, position);
  // Demands with extras come last: those on the project itself have narrowed its versions by then.
  const isBare = ({ key }: { readonly key: string }): boolean => !key.includes('[');
  const demands = roots.flat();
  for (const demand of [...demands.filter(isBare), ...demands.filter((one) => !isBare(one))]) {
    // oxlint-disable-next-line no-await-in-loop -- each narrows what the next one finds
    const conflict = await questions.add(criteria, { demand, parent: undefined });
    if (conflict) return { state: 'none', conflict };
  }
  const root: State = { settled: nothingSettled, criteria, conflict: [] };
  const search: PipSearch = {
    questions,
    preference: pipPreference(requested),
    states: [root, copyOf(root)],
    optimistic: true,
    saved: undefined,
  };
  return run(search, driver);
}

async function run(search: PipSearch, { onConflict, isHopeless }: RoundsDriver): Promise<Found> {
  let leapt = 0;
  let conflicts = 0;
  let known: readonly string[] | undefined;
  for (;;) {
    if (search.saved && search.optimistic && ++leapt > OPTIMISTIC_ROUNDS) {
      rollBack(search);
      known = undefined;
    }
    const state = current(search);
    const open = known ?? openKeys(state);
    if (open.length === 0) return solution(state);
    const { criteria } = state;
    const key = search.preference.next(
      open,
      state.settled,
      (one) => state.criteria.get(one)?.causes ?? [],
      state.conflict,
    );
    // oxlint-disable-next-line no-await-in-loop -- rounds follow one another
    const conflict = await settle(search, state, key, { open, onConflict });
    // Where nothing was asked for, nothing else was opened: of a thousand pins each round would look at all of them.
    known = !conflict && state.criteria === criteria ? open.filter((one) => one !== key) : undefined;
    if (!conflict) continue;
    // oxlint-disable-next-line no-await-in-loop -- pins that fit together meet none, and do not load it
    const { recover } = await import('./recover.ts');
    // oxlint-disable-next-line no-await-in-loop -- once
    const isOver = (++conflicts === DOUBTFUL_AFTER && (await isHopeless())) || !(await recover(search, conflict));
    if (isOver) return { state: 'none', conflict: withAskers(conflict, criteria) };
  }
}

/** Whose demands those are, up to a line of the user's. */
function withAskers(conflict: readonly Cause[], criteria: Criteria): readonly Cause[] {
  const all = new Set(conflict);
  for (const { parent } of all) {
    const causes = (parent && criteria.get(parent.key)?.causes) ?? [];
    const asker = causes.find((cause) => cause.parent === undefined) ?? causes[0];
    if (asker) all.add(asker);
  }
  return [...all];
}

function openKeys(state: State): string[] {
  const open: string[] = [];
  for (const [key, criterion] of state.criteria) if (!isSettled(state, key, criterion)) open.push(key);
  return open;
}

function closedIn(criteria: Criteria, open: readonly string[]): readonly string[] {
  const isOpen = new Set(open);
  return [...criteria.keys()].filter((key) => !isOpen.has(key));
}

/** What was seen to meet all demands on its key: each round asks that of everything that was settled before it. */
const met = new WeakMap<Criterion, Choice>();

function isSettled({ settled }: State, key: string, criterion: Criterion): boolean {
  const choice = settled.get(key);
  if (choice === undefined) return false;
  if (met.get(criterion) === choice) return true;
  const meetsAll = criterion.causes.every(({ demand }) => meets(choice, demand));
  if (meetsAll) met.set(criterion, choice);
  return meetsAll;
}

/** Settles a key on its best choice whose own demands fit; gives the causes where none does. */
async function settle(
  search: PipSearch,
  state: State,
  key: string,
  { open, onConflict }: { readonly open: readonly string[]; readonly onConflict: RoundsDriver['onConflict'] },
): Promise<readonly Cause[] | undefined> {
  const { questions } = search;
  const causes: Cause[] = [];
  const choices = state.criteria.get(key)?.choices ?? [];
  let ahead = AHEAD.first / 2;
  for (const [position, choice] of choices.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- the next one is looked at where this one does not fit
    if (!(await questions.isReadable(choice))) continue;
    // oxlint-disable-next-line no-await-in-loop
    const demands = await questions.demands(choice);
    // As long as nothing is asked for, states share what was: of a thousand pins there would be a million copies.
    const criteria = demands.length === 0 ? state.criteria : new Map(state.criteria);
    // oxlint-disable-next-line no-await-in-loop
    const conflict = await addAll(questions, criteria, choice, demands);
    if (conflict) {
      onConflict(conflict);
      causes.push(...conflict);
      ahead = Math.min(ahead * 2, AHEAD.most);
      questions.ahead(choices.slice(position + 1, position + 1 + ahead));
      continue;
    }
    const before = state.criteria;
    state.criteria = criteria;
    // Behind the others: what is settled last is taken back first.
    state.settled = state.settled.with(key, choice);
    if (criteria !== before) forgetCausesOf(state, closedIn(before, open));
    search.states.push({ ...state });
    return undefined;
  }
  return [...new Set(causes)];
}

async function addAll(
  questions: Questions,
  criteria: Criteria,
  choice: Choice,
  demands: readonly Demand[],
): Promise<readonly Cause[] | undefined> {
  for (const demand of demands) {
    // oxlint-disable-next-line no-await-in-loop -- each narrows what the next one finds
    const conflict = await questions.add(criteria, { demand, parent: choice });
    if (conflict) return conflict;
  }
  return undefined;
}

/** What was settled and is so no longer demands nothing any more. */
function forgetCausesOf(state: State, before: readonly string[]): void {
  const reopened = new Set(
    before.filter((key) => {
      const criterion = state.criteria.get(key);
      return criterion && !isSettled(state, key, criterion);
    }),
  );
  if (reopened.size === 0) return;
  state.criteria = new Map(
    [...state.criteria].map(([key, criterion]) => {
      const causes = criterion.causes.filter(({ parent }) => parent === undefined || !reopened.has(parent.key));
      return [key, { ...criterion, causes }];
    }),
  );
}

/** What hangs on something that the user gave: a choice may be left over from what was taken back. */
function solution({ settled, criteria }: State): Found {
  const reached = new Set<string>();
  const isReached = ({ parent }: Cause): boolean =>
    parent === undefined || (reached.has(parent.key) && settled.get(parent.key) === parent);
  for (let before = -1; before < reached.size;) {
    before = reached.size;
    for (const [key, { causes }] of criteria) if (causes.some(isReached)) reached.add(key);
  }
  const kept = [...settled.all()].filter(([key]) => reached.has(key));
  return {
    state: 'solved',
    settled: new Map(kept),
    causes: new Map(kept.map(([key]) => [key, criteria.get(key)?.causes ?? []])),
  };
}
