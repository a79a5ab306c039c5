// Ranges of pips in words.

import type { PipRange } from '../packaging/pip-knows.ts';

/** `pip before 24.1`, `pip from 24.1 on`. */
export function pipsWithin({ since, before }: PipRange): string {
  if (since === undefined && before === undefined) return 'pip';
  return since === undefined ? `pip before ${released(before)}` : `pip from ${released(since)} on`;
}

/** The others. */
export function pipsOutside({ since, before }: PipRange): string {
  return pipsWithin(since === undefined ? { since: before ?? '' } : { before: since });
}

/** A range begins with the first beta; nobody needs to know. */
function released(version = ''): string {
  return version.replace(/b1$/, '');
}
