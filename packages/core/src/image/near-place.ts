// An image near another one, before it is known how many come before it; and the neighbours that a list of such comes to.

import type { Distribution } from './distribution.ts';
import { isPastDistribution, isPastSupport, isSameLibc, type Neighbour } from './neighbour.ts';
import type { Libc, TargetRequest } from '../target/target.ts';

export interface NearPlace {
  readonly request: TargetRequest;
  /** `3.12` */
  readonly minor: string;
  /** 0: the same Python; else its place among the others. */
  readonly python: number;
  readonly distribution: Distribution;
  readonly libc: Libc;
}

/** @param near nearest first @param day from which support is seen */
export function neighboursOf(near: readonly NearPlace[], day: string): readonly Neighbour[] {
  return near.map(({ request, minor, python, distribution, libc }, position): Neighbour => {
    const before = near.slice(0, position).filter((other) => other.python === python);
    return {
      request,
      // Another Python counts as the same variant of its image: only what is nearer with the same Python is another one.
      variant: python === 0 ? before.length + 1 : before.length,
      python,
      platform: 0,
      minor,
      pastSupport: isPastSupport(minor, day, distribution),
      pastDistribution: isPastDistribution(distribution, day),
      repeats: before.some((other) => isSameLibc(other.libc, libc)),
    };
  });
}
