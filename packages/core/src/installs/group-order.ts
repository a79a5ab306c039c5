// Which commands of a stage find what others have installed before them, and what they take anew all the same.

import { minorOf } from '../dockerfile/counted-python.ts';
import { isSameState } from '../dockerfile/same-state.ts';
import type { StageInstall } from '../dockerfile/stage-install.ts';
import type { InstallOrder } from '../run/install-order.ts';
import { isLock } from './file-kinds.ts';
import { wheelsAlone } from './wheels-alone.ts';
import { renews, takesAllAnew } from './takes-anew.ts';

type Group = readonly StageInstall[];

/**
 * Only where the stage has changed between them: what finds it the same is told as if it installed alone, unless it fetches nothing. Wheels
 * are there whichever stage made them.
 *
 * @param parts of each stage its groups in the order in which they begin; the same object for all of them
 */
export function groupOrder(parts: readonly (readonly Group[])[], part: number, at: number): InstallOrder | undefined {
  const groups = parts[part] ?? [];
  const [own] = groups[at] ?? [];
  if (own === undefined) return undefined;
  const start = parts.slice(0, part).flat().length;
  const isAlone = own.wheelsOf?.alone === true;
  const finds = (position: number): boolean =>
    isAlone ? groups[position]?.some((each) => isInSame(each, own)) === true : hands(groups.slice(position, at), own);
  const after = takesAllAnew(own)
    ? []
    : groups.slice(0, at).flatMap((_, position) => (finds(position) ? [start + position] : []));
  const makers = groups[at]?.flatMap(({ wheelsOf }) => wheelsOf?.makers ?? []) ?? [];
  const made = parts.flat().flatMap((group, position) => (group.some((one) => makers.includes(one)) ? [position] : []));
  const taken = renews(own);
  const last = groups[at]?.at(-1)?.understood.line ?? 0;
  const clears = (each: StageInstall): boolean =>
    each.clears === true && each.understood.line >= last && isInSame(each, own);
  const clearing = groups.findLastIndex((group, position) => position > at && group.some(clears));
  return {
    of: parts,
    at: start + at,
    after,
    ...(made.length > 0 && { made }),
    ...(isAlone && { alone: wheelsAlone(own) }),
    ...(clearing > at && { clearedBy: start + clearing }),
    ...(taken && { renews: taken }),
  };
}

/** @param groups the one that is asked about, and those between it and the later one */
function hands(groups: readonly Group[], later: StageInstall): boolean {
  const inSame = groups.flatMap(([first]) => (first && isInSame(first, later) ? [first] : []));
  return groups[0]?.[0] === inSame[0] && inSame.some((each) => !isSameState(each, later));
}

function isInSame(a: StageInstall, b: StageInstall): boolean {
  const locks = [a, b].map(({ understood: { files } }) => files.filter(isLock).join(' '));
  const isFor = a.into === b.into && minorOf(a.python) === minorOf(b.python);
  return a.understood.tool === b.understood.tool && isFor && locks[0] === locks[1];
}
