// PubGrub as uv drives it: the order in which conclusions are drawn, and what counts as a conflict, decide which of many solutions is found.

import { isPrerelease } from '../packaging/version.ts';
import { type Assignments, createAssignments } from './assignments.ts';
import { rootKey, rootSet } from './incompatibilities.ts';
import { type Incompatibility, incompatibility, resolvent } from './incompatibility.ts';
import { isDead } from './pubgrub.ts';
import { pythonRefusals } from './python-refusals.ts';
import type { Option, Problem, Universe } from './universe.ts';
import { partsOf } from './uv-keys.ts';
import { uvOrder, type UvOrder } from './uv-order.ts';
import { openUvProjects, type UvProjects } from './uv-projects.ts';
import { createUvRuleBook, type UvRuleBook } from './uv-rule-book.ts';
import { createUvRules, type UvRules } from './uv-rules.ts';
import { isWithin } from './option-sets.ts';

export interface UvRoundsOptions {
  /** Leaves out of a project's options what is not to be considered at all. */
  readonly eligible: (options: readonly Option[]) => readonly Option[];
  /** True admits pre-releases everywhere. */
  readonly prereleases: boolean;
  /** Called in each round, with how many conflicts there were. */
  readonly onRound: (conflicts: number) => void;
}

/** What was decided for each key; undefined where there is no solution. Rejects only where the universe does. */
export async function uvRounds(
  problem: Problem,
  universe: Universe,
  { eligible, prereleases, onRound }: UvRoundsOptions,
): Promise<ReadonlyMap<string, Option> | undefined> {
  const order = uvOrder(problem);
  const [projects, book] = [openUvProjects(universe, eligible), createUvRuleBook()];
  const rules = createUvRules(universe, projects, book, order);
  const assignments = createAssignments('first-met');
  const state: State = {
    projects,
    book,
    rules,
    order,
    assignments,
    conflicts: 0,
    wentBack: false,
    isNewRange: pythonRefusals(),
  };
  const bestOf = preferring(prereleases, state);
  const tries = new Map<string, number>();
  await rules.ofProblem(problem);
  state.assignments.decide(rootKey, rootSet);
  for (let next = rootKey; ;) {
    if (propagate(next, state) === 'dead') return undefined;
    onRound(state.conflicts);
    for (const key of order.moved()) if (state.assignments.isDecided(key)) goBack(state, (all) => all.takeBack(key));
    const picked = order.pick((key) => !state.assignments.isDecided(key));
    if (picked === undefined) return solutionOf(state);
    next = picked;
    const tried = tries.get(next) ?? 0;
    tries.set(next, tried + 1);
    const most = 1 + (tried === 0 ? 0 : Math.min(2 ** tried, AHEAD));
    const options = bestOf(next, most);
    universe.ahead(options.slice(1));
    // oxlint-disable-next-line no-await-in-loop -- a decision changes what is to be decided next
    await decide(next, options, state);
  }
}

/** So many options behind the one that is tried are asked about at once, at most. */
const AHEAD = 32;

/** Final versions first, and pre-releases where none is left: `if-necessary`, uv's way from 0.12 on; before it a demand that named one admitted all. */
function preferring(all: boolean, { projects, assignments }: State): (key: string, most: number) => readonly Option[] {
  const isFinal = ({ version }: Option): boolean => version === undefined || !isPrerelease(version);
  return (key, most) => {
    const left = assignments.left(key);
    const finals = all ? [] : projects.members(key, left, { most, admits: isFinal });
    return finals.length > 0 ? finals : projects.members(key, left, { most, admits: () => true });
  };
}

function solutionOf({ assignments, projects }: State): ReadonlyMap<string, Option> {
  return new Map(
    [...assignments.decided()].flatMap(([key, set]) => {
      const { name, extra, kind } = partsOf(key);
      const [option] =
        key === rootKey || kind === 'brought' ? [] : projects.members(key, set, { most: 1, admits: () => true });
      return option ? [[extra === undefined ? name : `${name}[${extra}]`, option] as const] : [];
    }),
  );
}

interface State {
  readonly projects: UvProjects;
  readonly book: UvRuleBook;
  readonly rules: UvRules;
  readonly order: UvOrder;
  readonly assignments: Assignments;
  conflicts: number;
  /** Of a range of Pythons that the target's is not in. */
  readonly isNewRange: (range: string) => boolean;
  /** Until the first conflict uv decides without looking at what the versions need. */
  wentBack: boolean;
}

/** Draws all conclusions, the last thing that changed first. */
function propagate(key: string, state: State): 'dead' | undefined {
  const { assignments, book, order } = state;
  const changed = [key];
  const met: (readonly [affected: string, rule: Incompatibility])[] = [];
  for (let next = changed.pop(); next !== undefined; next = changed.pop()) {
    for (const one of book.about(next).toReversed()) {
      const relation = assignments.relation(one);
      if (relation === 'holds') {
        const learnt = learn(one, state, met);
        if (!learnt) return 'dead';
        changed.splice(0, changed.length, learnt.key);
        derive(learnt.key, learnt.rule, state);
        break;
      }
      if (typeof relation === 'object') {
        if (!changed.includes(relation.key)) changed.push(relation.key);
        derive(relation.key, one, state);
      }
    }
  }
  for (const [affected, { terms }] of met) order.conflict(key, affected, terms.keys());
  return undefined;
}

function derive(key: string, rule: Incompatibility, { assignments, order }: State): void {
  assignments.derive(key, ~(rule.terms.get(key) ?? 0n), rule);
  order.changed(key, assignments.left(key));
}

/** From a conflict to the rule that would have avoided it; each step on the way counts as one conflict. Undefined: there is no way. */
function learn(
  conflict: Incompatibility,
  state: State,
  met: (readonly [affected: string, rule: Incompatibility])[],
): { readonly key: string; readonly rule: Incompatibility } | undefined {
  for (let one = conflict; ;) {
    if (isDead(one)) return undefined;
    const { assignment, before } = state.assignments.satisfier(one);
    const { key, because, level } = assignment;
    if (because === undefined || before < level) {
      goBack(state, (all) => all.backTo(before));
      if (one !== conflict) state.book.add(one);
      state.conflicts += 1;
      met.push([key, one]);
      return { key, rule: one };
    }
    one = resolvent(one, because, key);
    met.push([key, one]);
  }
}

function goBack(state: State, back: (assignments: Assignments) => void): void {
  const { assignments, order } = state;
  const before = assignments.counts();
  back(assignments);
  state.wentBack = true;
  const after = assignments.counts();
  for (const [key, size] of before) if (after.get(key) !== size) order.changed(key, assignments.left(key));
  for (const key of assignments.open()) if (!order.isWaiting(key)) order.changed(key, assignments.left(key));
}

/** Settles a key on an option, unless what that needs contradicts what is settled. */
async function decide(key: string, options: readonly Option[], state: State): Promise<void> {
  const { projects, book, rules, assignments, order } = state;
  const [option] = options;
  if (!option) {
    const none = incompatibility([[key, assignments.left(key)]], { kind: 'listed', key });
    if (none) book.add(none);
    return;
  }
  const bit = projects.bit(option);
  const unfit = projects.unfit(option);
  if (unfit) {
    rules.refuse(key, option);
    if (unfit.why !== 'python') return;
    // Python is a package to uv, and gives way to the project: the conflict is met behind the decision, while Python is looked at or,
    // where that is known to have no version in the range, still the project.
    order.conflict(state.isNewRange(unfit.python ?? '') ? '' : key, '', [key]);
    assignments.decide(key, bit);
    return;
  }
  const added = await rules.ofOption(key, option);
  const contradicted = state.wentBack
    ? added.find(({ terms }) =>
        [...terms].every(([each, set]) => isWithin(each === key ? bit : assignments.left(each), set)),
      )
    : undefined;
  if (contradicted) {
    state.conflicts += 1;
    order.conflict(key, key, contradicted.terms.keys());
  } else assignments.decide(key, bit);
}
