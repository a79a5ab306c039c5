// Whether a plan's target is past support, beside the user's own.

import type { Target } from '../target/target.ts';
import type { PlanNote } from './plan-note.ts';

/** What the plan would bring in of what is old (WC302). */
export function supportNotes(target: Target, own: Target): readonly PlanNote[] {
  const past = target.image?.pastSupport;
  const ownPast = own.image?.pastSupport;
  if (past && past.what !== ownPast?.what) return [{ kind: 'past-support', what: past.what, too: Boolean(ownPast) }];
  return isFrozen(target) && !isFrozen(own) ? [{ kind: 'frozen-tag' }] : [];
}

/** Whether the target is past support where the user's own is not. */
export function isOlderThan(target: Target, own: Target): boolean {
  const isOld = ({ image }: Target): boolean => image !== undefined && image.pastSupport !== null;
  return (isOld(target) && !isOld(own)) || (isFrozen(target) && !isFrozen(own) && !isOld(own));
}

/** Still there to be pulled, never updated. */
function isFrozen({ image }: Target): boolean {
  return image?.status === 'frozen';
}
