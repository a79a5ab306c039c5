// A complete search: it finds a solution where there is one, and else a proof that there is none. PubGrub, by Natalie Weizenbaum
// (https://github.com/dart-lang/pub/blob/master/doc/solver.md): what cannot hold together is learnt from every conflict.

import { createAssignments, type Assignments } from './assignments.ts';
import { type Incompatibilities, openIncompatibilities, rootKey, rootSet } from './incompatibilities.ts';
import { type Fact, factsBehind, type Incompatibility, resolvent } from './incompatibility.ts';
import type { Option, Problem, Universe } from './universe.ts';

export type Proof =
  | { readonly state: 'solved'; readonly decided: ReadonlyMap<string, Option> }
  /** There is no solution: `root` is the end of the proof, `facts` what it rests on. */
  | {
      readonly state: 'none';
      readonly root: Incompatibility;
      readonly facts: readonly Fact[];
      readonly optionsOf: (name: string) => readonly Option[];
    };

export interface PubgrubOptions {
  /** Leaves out of a project's options what is not to be considered at all. */
  readonly eligible?: (options: readonly Option[]) => readonly Option[];
  /** Called after each decision. */
  readonly onRound?: () => void;
}

/** Resolves by what the universe says, newest first. Rejects only where the universe does. */
export async function pubgrub(
  problem: Problem,
  universe: Universe,
  { eligible = (options) => options, onRound = () => undefined }: PubgrubOptions = {},
): Promise<Proof> {
  const world = openIncompatibilities(universe, eligible);
  const known = createKnown();
  const assignments = createAssignments();
  for (const one of await world.ofProblem(problem)) known.add(one);
  assignments.decide(rootKey, rootSet);
  const deciding: Deciding = { known, world, universe, tries: new Map() };
  for (let changed: string | undefined = rootKey; changed !== undefined;) {
    const dead = propagate(changed, assignments, known);
    if (dead)
      return { state: 'none', root: dead, facts: factsBehind(dead), optionsOf: (name) => world.bits(name).options };
    onRound();
    // oxlint-disable-next-line no-await-in-loop -- a decision changes what is to be decided next
    changed = await decide(assignments, deciding);
  }
  return { state: 'solved', decided: solutionOf(assignments, world) };
}

/** Incompatibilities by the keys they speak of. */
interface Known {
  add(one: Incompatibility): void;
  about(key: string): readonly Incompatibility[];
}

function createKnown(): Known {
  const byKey = new Map<string, Incompatibility[]>();
  return {
    add(one) {
      // What has no terms can never be avoided, and is found with the root.
      const keys = one.terms.size > 0 ? one.terms.keys() : [rootKey];
      for (const key of keys) {
        const others = byKey.get(key);
        if (others) others.push(one);
        else byKey.set(key, [one]);
      }
    },
    about: (key) => byKey.get(key) ?? [],
  };
}

/** Draws all conclusions from what became known of a key. Gives the end of the proof where there is no way out. */
function propagate(key: string, assignments: Assignments, known: Known): Incompatibility | undefined {
  const changed = new Set([key]);
  for (const next of changed) {
    changed.delete(next);
    // Newest first: what was learnt from conflicts says most.
    for (const one of known.about(next).toReversed()) {
      const relation = assignments.relation(one);
      if (relation === 'holds') {
        const learnt = learn(one, assignments);
        if ('dead' in learnt) return learnt.dead;
        known.add(learnt.rule);
        const after = assignments.relation(learnt.rule);
        changed.clear();
        if (typeof after === 'object') {
          assignments.derive(after.key, ~(learnt.rule.terms.get(after.key) ?? 0n), learnt.rule);
          changed.add(after.key);
        }
        break;
      }
      if (typeof relation === 'object') {
        assignments.derive(relation.key, ~(one.terms.get(relation.key) ?? 0n), one);
        changed.add(relation.key);
      }
    }
  }
  return undefined;
}

/** From a conflict to the rule that would have avoided it; goes back to where that rule says something. */
function learn(
  conflict: Incompatibility,
  assignments: Assignments,
): { readonly rule: Incompatibility } | { readonly dead: Incompatibility } {
  let one = conflict;
  for (;;) {
    if (isDead(one)) return { dead: one };
    const { assignment, before } = assignments.satisfier(one);
    if (assignment.because === undefined || before < assignment.level) {
      assignments.backTo(before);
      return { rule: one };
    }
    one = resolvent(one, assignment.because, assignment.key);
  }
}

/** It speaks of nothing that could be otherwise. */
export function isDead({ terms }: Incompatibility): boolean {
  return terms.size === 0 || (terms.size === 1 && terms.has(rootKey));
}

interface Deciding {
  readonly known: Known;
  readonly world: Incompatibilities;
  readonly universe: Universe;
  /** How often a key was settled: what is tried again and again is asked for ahead. */
  readonly tries: Map<string, number>;
}

/** So many options behind the one that is tried are asked about at once, at most. */
const AHEAD = 32;

/** Settles the key that comes next, on the best of its options. Gives the key that changed; undefined when all is settled. */
async function decide(assignments: Assignments, deciding: Deciding): Promise<string | undefined> {
  const { known, world, universe, tries } = deciding;
  const open = assignments.open().map((key) => ({ key, options: world.bits(key).members(assignments.left(key)) }));
  // The one with the fewest options left.
  const [first] = open.toSorted((a, b) => a.options.length - b.options.length);
  const option = first?.options[0];
  if (!first || !option) return undefined;
  const { key } = first;
  const tried = tries.get(key) ?? 0;
  tries.set(key, tried + 1);
  const ahead = tried === 0 ? 0 : Math.min(2 ** tried, AHEAD);
  universe.ahead(first.options.slice(1, 1 + ahead));
  const rules = await world.ofOption(key, option, world.extras(key));
  for (const rule of rules) known.add(rule);
  const bit = world.bits(key).bit(option);
  // Where it contradicts what is settled already, propagation rules it out instead.
  const contradicted = rules.find(({ terms }) =>
    [...terms].every(([each, set]) => each === key || (assignments.left(each) & ~set) === 0n),
  );
  if (!contradicted) assignments.decide(key, bit);
  return key;
}

function solutionOf(assignments: Assignments, world: Incompatibilities): ReadonlyMap<string, Option> {
  return new Map(
    [...assignments.decided()].flatMap(([key, set]) => {
      const [option] = key === rootKey ? [] : world.bits(key).members(set);
      return option ? [[key, option] as const] : [];
    }),
  );
}
