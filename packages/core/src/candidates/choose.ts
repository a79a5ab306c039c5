// Which candidate pip takes.

import { namesPrerelease, pinOf, type SpecifierSet } from '../packaging/specifier.ts';
import { isPrerelease } from '../packaging/version.ts';
import type { Candidate } from './candidates-of.ts';

/**
 * The newest candidate by pip's two rules: a pre-release only where the specifiers name one or no final version is left
 * (PEP 440, packaging's `filter`), and after that a yanked one only where a pin admits nothing else (PEP 592).
 *
 * @param candidates newest first; no more are matched than are needed
 */
export function choose(candidates: Iterable<Candidate>, specifiers: SpecifierSet): Candidate | undefined {
  const anyStage = namesPrerelease(specifiers);
  const passedOver: Candidate[] = [];
  const yanked: Candidate[] = [];
  for (const candidate of candidates) {
    if (!anyStage && isPrerelease(candidate.version)) passedOver.push(candidate);
    else if (isYanked(candidate)) yanked.push(candidate);
    else return candidate;
  }
  const left = yanked.length > 0 ? yanked : passedOver;
  return left.find((each) => !isYanked(each)) ?? (pinOf(specifiers) ? left[0] : undefined);
}

const isYanked = ({ matched }: Candidate): boolean => matched.taken?.file.yanked !== false;
