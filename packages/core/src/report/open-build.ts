// What nobody can say of a build before it is tried, though all is there that it is known to need.

import type { Build } from '../assess/assess.ts';
import type { NeedNote } from '../assess/toolchain/need.ts';

/** `libraries`: which of the system's it may need; `source`: anything, since nobody has seen it; `more`: what else it asks for; `python`: a Python that is newer than it is. */
export type OpenBuild = 'libraries' | 'source' | 'more' | 'python';

const kinds: ReadonlyMap<NeedNote['kind'], OpenBuild> = new Map<NeedNote['kind'], OpenBuild>([
  ['source-unseen', 'source'],
  ['libraries-unknown', 'libraries'],
  ['unknown-external', 'more'],
  ['requirement-unknown', 'more'],
  ['rust-unknown', 'more'],
  ['older-than-python', 'python'],
]);

/** Null where nothing is open, whatever else is known of it. */
export function openBuild({ needs }: Pick<Build, 'needs'>): OpenBuild | null {
  const open = new Set((needs?.notes ?? []).flatMap(({ kind }) => kinds.get(kind) ?? []));
  return [...kinds.values()].find((kind) => open.has(kind)) ?? null;
}
