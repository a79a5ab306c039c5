// Which commands of a stage find what others have installed before them, and what they take anew all the same.

import { isSameState } from '../dockerfile/same-state.ts';
import type { StageInstall } from '../dockerfile/stage-install.ts';
import type { InstallOrder } from '../run/install-order.ts';
import { isLock } from './file-kinds.ts';
import { renews, takesAllAnew } from './takes-anew.ts';

type Group = readonly StageInstall[];

/**
 * Only where the stage has changed between them: what finds it the same is told as if it installed alone.
 *
 * @param groups in the order in which they begin
 */
export function groupOrder(groups: readonly Group[], of: object, at: number): InstallOrder | undefined {
  const [own] = groups[at] ?? [];
  if (own === undefined) return undefined;
  const after = takesAllAnew(own)
    ? []
    : groups.slice(0, at).flatMap(([first], position) => (first && hands(first, own) ? [position] : []));
  const taken = renews(own);
  return { of, at, after, ...(taken && { renews: taken }) };
}

function hands(first: StageInstall, later: StageInstall): boolean {
  const [a, b] = [first.understood, later.understood];
  if (a.tool !== b.tool || first.into !== later.into || isSameState(first, later)) return false;
  const locks = [a, b].map(({ files }) => files.filter(isLock).join(' '));
  return locks[0] === locks[1];
}
