// What a version of a plan changes of what the user asks for.

import { formatTraits } from '../manifest/format-traits.ts';
import type { ProjectConstraint } from '../manifest/project-constraint.ts';
import type { Pin } from './advice.ts';
import { admitted, rangeText } from './demands.ts';
import type { Judged } from './inquiry.ts';
import { ownLine } from './own-line.ts';

/** What a lock is made from is changed, and not the lock: for another package, and for a version that it does not ask for. */
export function asking(
  row: Judged,
  name: string,
  version: string,
  constraints: readonly ProjectConstraint[],
): Pick<Pin, 'askedBy' | 'range'> {
  const { as, manifest } = row;
  if (name !== as.name) {
    const first = constraints.find((each) => each.name === as.name);
    return first && formatTraits[manifest.format].holdsAll ? { askedBy: askedAt(first) } : {};
  }
  const line = ownLine(row, constraints);
  if (line === undefined || admitted(version, line.versions)) return {};
  return {
    ...(line.isLocked ? { askedBy: line.place } : {}),
    ...(line.isPin ? {} : { range: rangeText(line.versions) }),
  };
}

/** `Pipfile:39` */
function askedAt({ by, lines }: ProjectConstraint): string {
  return lines?.[0] === undefined ? by : `${by}:${lines[0]}`;
}
