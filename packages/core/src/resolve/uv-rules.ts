// What can never hold together, in the form that uv gives it: each extra is a package of its own that stands between who asks for
// it and its project, and what several versions of a package need alike is one rule.

import type { PackageName } from '../packaging/name.ts';
import { inRange } from './in-range.ts';
import { type Incompatibility, incompatibility } from './incompatibility.ts';
import { rootKey, rootSet } from './incompatibilities.ts';
import { absent, type OptionBits, optionBits, type OptionSet } from './option-sets.ts';
import type { UvOrder } from './uv-order.ts';
import { type WithGaps, withGaps } from './with-gaps.ts';
import type { Option, Problem, Universe, Wanted } from './universe.ts';
import { broughtBy, keysOf, partsOf } from './uv-keys.ts';
import { uvRequirements } from './uv-requirements.ts';

export interface UvRules {
  /** Adds what holds from the start. */
  ofProblem(problem: Problem): Promise<void>;
  /** Adds what follows from an option for a key, once; gives the rules that are new, without those of extras. */
  ofOption(key: string, option: Option): Promise<readonly Incompatibility[] | 'other-python'>;
  add(one: Incompatibility): void;
  /** Newest last. */
  about(key: string): readonly Incompatibility[];
  /** What is there of a set, best first; no more than are asked for. */
  members(key: string, set: OptionSet, asked: AskedMembers): readonly Option[];
  /** Of all keys of its project. */
  bit(option: Option): OptionSet;
}

interface AskedMembers {
  readonly most: number;
  readonly admits: (option: Option) => boolean;
}

interface Project {
  readonly bits: OptionBits;
  readonly gaps: WithGaps;
  /** Ranges of which nothing is there, not even a gap. */
  readonly empty: Map<string, OptionSet>;
}

type Term = readonly [key: string, set: OptionSet];

export function createUvRules(
  universe: Universe,
  eligible: (options: readonly Option[]) => readonly Option[],
  order: Pick<UvOrder, 'met' | 'pinned'>,
): UvRules {
  const byKey = new Map<string, Incompatibility[]>();
  const projects = new Map<string, Project>();
  const addresses = new Map<string, Option[]>();
  /** By who needs what: rules that differ in the versions that need it alone. */
  const alike = new Map<string, Incompatibility>();
  const added = new Map<string, Set<Option>>();

  const rulesOf = (key: string): Incompatibility[] => {
    const own = byKey.get(key) ?? [];
    byKey.set(key, own);
    return own;
  };
  const add = (one: Incompatibility): void => {
    for (const key of one.terms.size > 0 ? one.terms.keys() : [rootKey]) rulesOf(key).push(one);
  };
  const remove = (one: Incompatibility): void => {
    for (const key of one.terms.keys()) {
      const own = rulesOf(key);
      const position = own.indexOf(one);
      if (position !== -1) own.splice(position, 1);
    }
  };

  /** @returns the rule of these versions alone; what is kept holds of all that need the same */
  function addNeed(who: Term, needed: Term, because: Incompatibility['because']): Incompatibility | undefined {
    const own = incompatibility([who, [needed[0], ~needed[1]]], because);
    if (!own) return undefined;
    if (who[0] === needed[0]) {
      add(own);
      return own;
    }
    const place = `${who[0]} ${needed[0]} ${needed[1]}`;
    const past = alike.get(place);
    if (past) remove(past);
    const merged = past
      ? incompatibility(
          [
            [who[0], who[1] | (past.terms.get(who[0]) ?? 0n)],
            [needed[0], ~needed[1]],
          ],
          because,
        )
      : own;
    if (!merged) return own;
    alike.set(place, merged);
    add(merged);
    return own;
  }

  async function meet(name: PackageName): Promise<Project> {
    const known = projects.get(name);
    if (known) return known;
    const options = await universe.options(name);
    const taken = eligible(options);
    const yanked = options.filter((option) => !taken.includes(option));
    const gaps = withGaps(name, taken, [
      ...((await universe.unfit?.(name)) ?? []),
      ...yanked.flatMap(({ version }) => (version ? [{ version, isForOtherPython: false }] : [])),
    ]);
    const project = projects.get(name) ?? {
      bits: optionBits([...(addresses.get(name) ?? []), ...gaps.all]),
      gaps,
      empty: new Map(),
    };
    projects.set(name, project);
    return project;
  }

  const bitOf = (option: Option): OptionSet => projects.get(option.name)?.bits.bit(option) ?? 0n;

  async function admittedBy(wanted: Wanted): Promise<OptionSet> {
    const { bits, empty } = await meet(wanted.name);
    const options =
      wanted.address === undefined
        ? inRange(bits.options, wanted.specifiers)
        : [await universe.direct({ ...wanted, address: wanted.address })];
    const set = bits.set(options);
    if (set !== 0n) return set;
    const own = empty.get(wanted.specifiers.text) ?? 1n << BigInt(bits.options.length + 1 + empty.size);
    empty.set(wanted.specifiers.text, own);
    return own;
  }

  /** As uv: what stands between an extra and its project first, and then who needs what. */
  async function addNeeds(
    who: Term,
    demands: readonly Wanted[],
    fact: (wanted: Wanted) => Incompatibility['because'],
  ): Promise<readonly Incompatibility[]> {
    const sets = await Promise.all(demands.map(admittedBy));
    for (const wanted of demands) order.met(wanted);
    const needed = demands.flatMap((wanted, position) =>
      keysOf(wanted).map((key) => ({ wanted, key, set: sets[position] ?? 0n })),
    );
    for (const { wanted, key, set } of needed)
      if (key !== wanted.name) addNeed([key, set], [wanted.name, set], fact(wanted));
    return needed.flatMap(({ wanted, key, set }) => addNeed(who, [key, set], fact(wanted)) ?? []);
  }

  return {
    async ofProblem({ wanted, constraints }) {
      await Promise.all(
        [...wanted, ...constraints].map(async (each) => {
          if (each.address === undefined) return;
          const option = await universe.direct({ ...each, address: each.address });
          const others = addresses.get(each.name) ?? [];
          if (!others.includes(option)) addresses.set(each.name, [...others, option]);
        }),
      );
      await addNeeds([rootKey, rootSet], wanted, (each) => ({ kind: 'asked', wanted: each }));
      for (const each of constraints) {
        // oxlint-disable-next-line no-await-in-loop -- in their order
        const set = await admittedBy(each);
        const one = incompatibility([[each.name, ~(set | absent)]], { kind: 'constraint', wanted: each });
        if (one) add(one);
      }
    },
    async ofOption(key, option) {
      const known = added.get(key) ?? new Set();
      added.set(key, known);
      if (known.has(option)) return [];
      known.add(option);
      const project = projects.get(option.name);
      const own: Term = [key, (project?.gaps.around(option) ?? []).reduce((set, each) => set | bitOf(each), 0n)];
      if (project?.gaps.isForOtherPython(option)) {
        const one = incompatibility([own], { kind: 'listed', key });
        if (one) add(one);
        return 'other-python';
      }
      const parts = partsOf(key);
      if (parts.kind === 'proxy') {
        const because = { kind: 'extra', option, key } as const;
        const brought = broughtBy(parts);
        order.pinned(option.name, brought);
        return brought.flatMap((each) => addNeed(own, [each, bitOf(option)], because) ?? []);
      }
      const required = await uvRequirements(universe, option, parts.extra);
      if (required.state === 'refused') {
        const one = incompatibility([own], { kind: 'refused', option, why: required.why });
        if (one) add(one);
        return one ? [one] : [];
      }
      const wanted = required.state === 'known' ? required.wanted : [];
      return addNeeds(own, wanted, (each) => ({ kind: 'required', option, key, wanted: each }));
    },
    add,
    about: (key) => byKey.get(key) ?? [],
    members(key, set, { most, admits }) {
      const project = projects.get(partsOf(key).name);
      const found: Option[] = [];
      for (const option of project?.bits.members(set) ?? []) {
        if (found.length === most) break;
        if (!project?.gaps.isGap(option) && admits(option)) found.push(option);
      }
      return found;
    },
    bit: bitOf,
  };
}
