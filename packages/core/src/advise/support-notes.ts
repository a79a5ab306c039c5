// Whether a plan's target is past support, beside the user's own.

import type { Target } from '../target/target.ts';

/** Half sentences about what the plan would bring in: `3.9 is past support too` (WC302). */
export function ageNotes(target: Target, own: Target): readonly string[] {
  const past = target.image?.pastSupport;
  const ownPast = own.image?.pastSupport;
  if (past && past.what !== ownPast?.what)
    return [`${past.what.replace(/^Python /, '')} is past support${ownPast ? ' too' : ''}`];
  return isFrozen(target) && !isFrozen(own) ? ['its tag gets no more updates'] : [];
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
