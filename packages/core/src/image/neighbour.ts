// A target near another one, and the order of such targets.

import type { Distribution } from './distribution.ts';
import { pastSupport } from './support.ts';
import { compareLibcs } from '../target/libc.ts';
import type { Libc, TargetRequest } from '../target/target.ts';

/** A target that differs from another one, with how far it is from that. */
export interface Neighbour {
  readonly request: TargetRequest;
  /** 0: the same variant of the image; else its place among the others, nearest first. */
  readonly variant: number;
  /** 0: the same Python; else its place among the others, nearest first and later before earlier. */
  readonly python: number;
  readonly platform: 0 | 1;
  /** How many lines of its Dockerfile are to be written in other words there; absent where none is. */
  readonly rewrites?: number;
  /** `3.9` */
  readonly minor: string;
  /** Whether its Python or its distribution gets no more security fixes. */
  readonly pastSupport: boolean;
  /** Whether its distribution is another one that gets none. */
  readonly pastDistribution: boolean;
  /** True where a nearer neighbour with the same Python has the same libc (slim before full): it helps no further than that. */
  readonly repeats: boolean;
}

/** Orders neighbours: variants, then Pythons, then Pythons on other variants. */
export function byDistance(a: Neighbour, b: Neighbour): number {
  const changes = ({ variant, python }: Neighbour): number => Number(variant > 0) + 2 * Number(python > 0);
  return changes(a) - changes(b) || a.python - b.python || a.variant - b.variant;
}

/** Whether a Python (`3.9`) or a distribution gets no more security fixes on a day; without a distribution the Python alone counts. */
export function isPastSupport(minor: string, day: string, distribution?: Distribution): boolean {
  const [major = 0, other = 0] = minor.split('.').map(Number);
  return pastSupport([major, other], distribution, day) !== null;
}

/** The same of a distribution alone. */
export function isPastDistribution({ supportEnd }: Distribution, day: string): boolean {
  return supportEnd !== undefined && supportEnd < day;
}

/** Whether wheels may fit on one libc that do not fit on the other: another family, or a later version. */
export function takesMore(other: Libc | undefined, libc: Libc): other is Libc {
  return other !== undefined && (other.family !== libc.family || compareLibcs(other, libc) > 0);
}

export function isSameLibc(a: Libc | undefined, b: Libc | undefined): boolean {
  return a !== undefined && b !== undefined && a.family === b.family && compareLibcs(a, b) === 0;
}
