// What a list of files comes to on a target, kept as long as the list is: who resolves asks it of a pin, and who judges asks it again.

import type { DistributionFile } from '../package-index/package-index.ts';
import type { PackageName } from '../packaging/name.ts';
import type { Matcher } from './compatibility.ts';
import type { MatchRules } from './judge-file.ts';
import { match, type Match } from './match.ts';

interface Known {
  readonly name: PackageName;
  readonly matcher: Matcher;
  readonly rules: MatchRules;
  readonly matched: Match;
}

const known = new WeakMap<readonly DistributionFile[], Known[]>();

/** As `match`, for lists that stand as an index answered them. */
export function matchOnce(
  name: PackageName,
  files: readonly DistributionFile[],
  matcher: Matcher,
  rules: MatchRules,
): Match {
  const ofList = known.get(files) ?? [];
  const before = ofList.find((each) => each.matcher === matcher && each.name === name && isSame(each.rules, rules));
  if (before) return before.matched;
  const matched = match(name, files, matcher, rules);
  ofList.push({ name, matcher, rules, matched });
  known.set(files, ofList);
  return matched;
}

/** The rules of one file are made once: what differs in identity may differ. */
function isSame(a: MatchRules, b: MatchRules): boolean {
  return (
    a.binaries === b.binaries && a.allowedHashes === b.allowedHashes && Boolean(a.asListed) === Boolean(b.asListed)
  );
}
