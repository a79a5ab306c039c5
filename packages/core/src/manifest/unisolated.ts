// Projects whose builds are not isolated (`--no-build-isolation`): what they are built with is not installed for them, and must be there before.

import type { PackageName } from '../packaging/name.ts';

export interface Unisolated {
  /** Normalised; `:all:` is for all of them. */
  readonly names: readonly string[];
  /** Projects that earlier commands are seen to install, normalised. */
  readonly there: readonly string[];
}

/** What a command and a file say together. */
export function bothUnisolated(one: Unisolated | undefined, other: Unisolated | undefined): Unisolated | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return { names: [...one.names, ...other.names], there: [...one.there, ...other.there] };
}

export function isUnisolated(name: PackageName, { names }: Unisolated): boolean {
  return names.includes(':all:') || names.includes(name);
}
