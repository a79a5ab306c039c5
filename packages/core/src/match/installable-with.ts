// Whether anything of a version can be installed, without a word on what and why: a project has thousands of versions, and one is taken.

import type { DistributionFile } from '../package-index/package-index.ts';
import type { PackageName } from '../packaging/name.ts';
import type { Matcher } from './compatibility.ts';
import { asRead, circumstancesOf, judgeFile, type MatchRules } from './judge-file.ts';
import { match } from './match.ts';
import { pythonGate } from './python-gate.ts';

/** @returns whether `match` would take any of the files of a version */
export function installableWith(
  name: PackageName,
  matcher: Matcher,
  rules: MatchRules,
): (files: readonly DistributionFile[]) => boolean {
  // With hashes it takes all files to tell.
  if (rules.allowedHashes !== undefined) return (files) => match(name, files, matcher, rules).taken !== undefined;
  const admits = pythonGate(matcher);
  const circumstances = circumstancesOf(name, matcher, rules);
  const isTaken = (listed: DistributionFile): boolean => {
    const file = matcher.readsLooseNames ? asRead(listed, matcher) : listed;
    return admits(file.requiresPython) && judgeFile(file, circumstances).ok;
  };
  // An index lists a version's sdist last, and where it has one, that is the answer.
  return (files) => files.findLast(isTaken) !== undefined;
}
