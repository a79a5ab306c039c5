// What is refused of a release, nearest first, also where a wheel is taken and nobody has asked for it before.

import type { Finding } from '../assess/assess.ts';
import type { Matcher } from '../match/compatibility.ts';
import { nearestFirst } from '../match/nearest-first.ts';
import type { Refusal } from '../match/refusal.ts';

export function refusalsInOrder({ tag, refused }: Finding, matcher: Matcher): readonly Refusal[] {
  return tag ? nearestFirst(refused, matcher) : refused;
}
