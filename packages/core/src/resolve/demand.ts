// One demand on one key, as pip's resolver tells them apart: a range of versions, or one option and no other.

import { anyVersion, satisfies } from '../packaging/specifier.ts';
import type { Choice } from './choice.ts';
import { keyOf, type Option, type Universe, type Wanted } from './universe.ts';

export interface Demand {
  readonly key: string;
  readonly wanted: Wanted;
  /** The one that it must be: what stands at an address, or the project that extras belong to. Absent: whatever is in the range. */
  readonly exactly?: Option;
}

/** A demand and who makes it; nobody: the user. */
export interface Cause {
  readonly demand: Demand;
  readonly parent: Choice | undefined;
}

/** pip's `is_satisfied_by`: pre-releases were sorted out before. */
export function meets({ option }: Choice, demand: Demand): boolean {
  if (demand.exactly) return option === demand.exactly;
  return option.version === undefined || satisfies(option.version, demand.wanted.specifiers, true);
}

/**
 * pip's `_make_requirements_from_install_req`: a range with extras becomes one demand on the project and one on its extras,
 * so that versions are ruled out before extras are looked at.
 */
export async function demandsOf(wanted: Wanted, universe: Universe): Promise<readonly Demand[]> {
  const { name, extras, address, specifiers } = wanted;
  const key = keyOf(wanted);
  if (address !== undefined) {
    const option = await universe.direct({ ...wanted, address });
    const base: Demand = { key: name, wanted: { ...wanted, extras: [] }, exactly: option };
    return extras.length === 0 ? [base] : [base, { key, wanted, exactly: option }];
  }
  const own: Demand = { key, wanted };
  if (extras.length === 0 || specifiers.specifiers.length === 0) return [own];
  const bare = { ...wanted, extras: [], text: `${name}${specifiers.text}` };
  return [{ key: name, wanted: bare }, own];
}

/** The extras in a key are a project's own, and bring the very version of the project that they belong to. */
export function baseDemand({ option }: Choice): Demand {
  const { name } = option;
  return { key: name, wanted: { name, extras: [], specifiers: anyVersion, text: name }, exactly: option };
}
