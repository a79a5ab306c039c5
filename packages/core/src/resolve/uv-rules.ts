// What can never hold together, in the form that uv gives it: each extra is a package of its own that stands between who asks for
// it and its project.

import { type Incompatibility, incompatibility } from './incompatibility.ts';
import { rootKey, rootSet } from './incompatibilities.ts';
import { absent } from './option-sets.ts';
import type { Option, Problem, Universe, Wanted } from './universe.ts';
import { broughtBy, keysOf, partsOf } from './uv-keys.ts';
import type { UvOrder } from './uv-order.ts';
import type { UvProjects } from './uv-projects.ts';
import { uvRequirements } from './uv-requirements.ts';
import type { UvRuleBook, UvTerm } from './uv-rule-book.ts';

export interface UvRules {
  /** Adds what holds from the start. */
  ofProblem(problem: Problem): Promise<void>;
  /** Adds what follows from an option for a key, once; gives the rules that are new, without those of extras. */
  ofOption(key: string, option: Option): Promise<readonly Incompatibility[]>;
  /** That an option cannot be taken for a key: as often as it is looked at. */
  refuse(key: string, option: Option): void;
}

/** @param book which the rules are added to */
export function createUvRules(
  universe: Universe,
  projects: UvProjects,
  book: UvRuleBook,
  order: Pick<UvOrder, 'met' | 'pinned'>,
): UvRules {
  const added = new Map<string, Set<Option>>();

  const isNew = (key: string, option: Option): boolean => {
    const known = added.get(key) ?? new Set();
    added.set(key, known);
    if (known.has(option)) return false;
    known.add(option);
    return true;
  };

  /** That none of these can be had. */
  const refuse = (own: UvTerm, because: Incompatibility['because']): readonly Incompatibility[] => {
    const one = incompatibility([own], because);
    if (one) book.add(one);
    return one ? [one] : [];
  };

  /** As uv: what stands between an extra and its project first, and then who needs what. */
  async function addNeeds(
    who: UvTerm,
    demands: readonly Wanted[],
    fact: (wanted: Wanted) => Incompatibility['because'],
  ): Promise<readonly Incompatibility[]> {
    const sets = await Promise.all(demands.map((each) => projects.admittedBy(each)));
    for (const wanted of demands) order.met(wanted);
    const needed = demands.flatMap((wanted, position) =>
      keysOf(wanted).map((key) => ({ wanted, key, set: sets[position] ?? 0n })),
    );
    for (const { wanted, key, set } of needed)
      if (key !== wanted.name) book.addNeed([key, set], [wanted.name, set], fact(wanted));
    return needed.flatMap(({ wanted, key, set }) => book.addNeed(who, [key, set], fact(wanted)) ?? []);
  }

  return {
    async ofProblem({ wanted, constraints }) {
      await projects.direct([...wanted, ...constraints]);
      await addNeeds([rootKey, rootSet], wanted, (each) => ({ kind: 'asked', wanted: each }));
      for (const each of constraints) {
        // oxlint-disable-next-line no-await-in-loop -- in their order
        const set = await projects.admittedBy(each);
        const one = incompatibility([[each.name, ~(set | absent)]], { kind: 'constraint', wanted: each });
        if (one) book.add(one);
      }
    },
    refuse(key, option) {
      refuse([key, projects.around(option)], { kind: 'listed', key });
    },
    async ofOption(key, option) {
      if (!isNew(key, option)) return [];
      const own: UvTerm = [key, projects.around(option)];
      const parts = partsOf(key);
      if (parts.kind === 'proxy') {
        const because = { kind: 'extra', option, key } as const;
        const brought = broughtBy(parts);
        order.pinned(option.name, brought);
        return brought.flatMap((each) => book.addNeed(own, [each, projects.bit(option)], because) ?? []);
      }
      const required = await uvRequirements(universe, option, parts.extra);
      if (required.state === 'refused') return refuse(own, { kind: 'refused', option, why: required.why });
      const wanted = required.state === 'known' ? required.wanted : [];
      return addNeeds(own, wanted, (each) => ({ kind: 'required', option, key, wanted: each }));
    },
  };
}
