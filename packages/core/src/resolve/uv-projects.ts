// The projects that uv's search has met: their versions, the gaps between these, and what stands at addresses.

import type { PackageName } from '../packaging/name.ts';
import { inRange } from './in-range.ts';
import { type OptionBits, optionBits, type OptionSet } from './option-sets.ts';
import type { Option, Unfit, Universe, Wanted } from './universe.ts';
import { partsOf } from './uv-keys.ts';
import { type WithGaps, withGaps } from './with-gaps.ts';

export interface UvProjects {
  /** What stands at the addresses of demands, before anything else is asked. */
  direct(demands: readonly Wanted[]): Promise<void>;
  /** What a demand admits; of nothing that is there, a set of its own. */
  admittedBy(wanted: Wanted): Promise<OptionSet>;
  /** Of all keys of its project. */
  bit(option: Option): OptionSet;
  /** An option of a project that was met, with the versions around it of which nothing is there. */
  around(option: Option): OptionSet;
  /** Why uv looks at a version and cannot take it. */
  unfit(option: Option): Unfit | undefined;
  /** What is there of a set, best first; no more than are asked for. */
  members(key: string, set: OptionSet, asked: AskedMembers): readonly Option[];
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

export function openUvProjects(
  universe: Universe,
  eligible: (options: readonly Option[]) => readonly Option[],
): UvProjects {
  const projects = new Map<string, Project>();
  const addresses = new Map<string, Option[]>();
  const bit = (option: Option): OptionSet => projects.get(option.name)?.bits.bit(option) ?? 0n;

  async function meet(name: PackageName): Promise<Project> {
    const known = projects.get(name);
    if (known) return known;
    const options = await universe.options(name);
    const taken = eligible(options);
    const yanked = options.filter((option) => !taken.includes(option));
    const gaps = withGaps(name, taken, [
      ...((await universe.unfit?.(name)) ?? []),
      ...yanked.flatMap(({ version }) => (version ? [{ version, why: 'files' as const }] : [])),
    ]);
    const bits = optionBits([...(addresses.get(name) ?? []), ...gaps.all]);
    const project = projects.get(name) ?? { bits, gaps, empty: new Map() };
    projects.set(name, project);
    return project;
  }

  return {
    async direct(demands) {
      await Promise.all(
        demands.map(async (each) => {
          if (each.address === undefined) return;
          const option = await universe.direct({ ...each, address: each.address });
          const others = addresses.get(each.name) ?? [];
          if (!others.includes(option)) addresses.set(each.name, [...others, option]);
        }),
      );
    },
    async admittedBy(wanted) {
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
    },
    bit,
    around: (option) =>
      (projects.get(option.name)?.gaps.around(option) ?? []).reduce((set, each) => set | bit(each), 0n),
    unfit: (option) => projects.get(option.name)?.gaps.unfit(option),
    members(key, set, { most, admits }) {
      const project = projects.get(partsOf(key).name);
      const found: Option[] = [];
      for (const option of project?.bits.members(set) ?? []) {
        if (found.length === most) break;
        if (!project?.gaps.isGap(option) && admits(option)) found.push(option);
      }
      return found;
    },
  };
}
