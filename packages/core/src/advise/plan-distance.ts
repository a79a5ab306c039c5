// How far a plan is from what the user has: which of two is the smaller change, and which makes the other needless.

import type { Neighbour } from '../image/neighbour.ts';

/** Each 0 where nothing of the kind changes. */
export interface PlanDistance {
  readonly variant: number;
  readonly python: number;
  readonly platform: number;
  /** 1 where its Python or distribution is past support and the user's own is not. */
  readonly older: number;
  /** 1 where its Python is another one past support, or its distribution is, whatever the user's own are. */
  readonly onto: number;
  /** 1 where a version is pinned of which nobody knows what it needs: it may not stand instead of a plan that is sure. */
  readonly unsure: number;
  /** What it takes away: lines of the user's own that go, packages in no trouble that go back. It is no plan where another one takes away less. */
  readonly losses: number;
  /** Lines of the Dockerfile that the other image needs in other words. */
  readonly rewrites: number;
  /** Versions that change, that of pip among them, and packages that are added. */
  readonly pins: number;
  /** 1 where the distribution of its image is past support, the Python being the user's own. */
  readonly past: number;
}

/** Whether one is as near as another in everything. */
export function isAsNear(a: PlanDistance, b: PlanDistance): boolean {
  return (
    a.variant <= b.variant &&
    a.python <= b.python &&
    a.platform <= b.platform &&
    a.older <= b.older &&
    a.unsure <= b.unsure &&
    a.losses <= b.losses &&
    a.rewrites <= b.rewrites &&
    a.pins <= b.pins &&
    (b.python > 0 || a.past <= b.past)
  );
}

/** Whether a plan on that target changes to a Python or a distribution that gets no more security fixes. */
export function goesOntoOld({ variant, python, pastSupport, pastDistribution }: Neighbour): boolean {
  return python > 0 ? pastSupport : variant > 0 && pastDistribution;
}

/** Whether one is as near in everything and nearer in something. */
export function isNearer(a: PlanDistance, b: PlanDistance): boolean {
  return isAsNear(a, b) && !isAsNear(b, a);
}

/** What is past support where the user's own is not comes last, before that what is not sure; the others by the kind of change and its size. */
export function byChange(a: PlanDistance, b: PlanDistance): number {
  return (
    a.platform - b.platform ||
    a.older - b.older ||
    a.unsure - b.unsure ||
    a.losses - b.losses ||
    tier(a) - tier(b) ||
    a.pins - b.pins ||
    a.rewrites - b.rewrites ||
    a.python - b.python ||
    a.variant - b.variant
  );
}

/** Locking again and pins alone, another variant, another Python, then several changes at once: what a line needs in other words is one. */
function tier({ variant, python, pins, rewrites }: PlanDistance): number {
  const changes = Number(variant > 0) + Number(python > 0) + Number(pins > 0) + Number(rewrites > 0);
  if (changes > 1) return 4;
  return variant > 0 ? 2 : python > 0 ? 3 : 1;
}
