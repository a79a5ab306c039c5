// Whether an answer that was kept may be used without asking.

import type { KeptTerms } from './kept-terms.ts';

/** A clock that went back makes an answer stale, not everlasting. */
export function isFresh({ at, lifetime }: KeptTerms, now: number): boolean {
  return at <= now && now < at + lifetime;
}
