// Whether anything of a version can be installed, without a word on what and why: a project has thousands of versions, and one is taken.

import type { DistributionFile, FileKind } from '../package-index/package-index.ts';
import type { PackageName } from '../packaging/name.ts';
import type { Matcher } from './compatibility.ts';
import { asRead, circumstancesOf, judgeFile, type MatchRules } from './judge-file.ts';
import { match } from './match.ts';
import { pythonGate } from './python-gate.ts';

/** The files of a version, and what kinds these are, known before they are read. */
interface Files {
  readonly files: readonly DistributionFile[];
  readonly kinds: readonly FileKind[];
}

/** @returns whether `match` would take any of the files of a version */
export function installableWith(name: PackageName, matcher: Matcher, rules: MatchRules): (version: Files) => boolean {
  // With hashes it takes all files to tell.
  if (rules.allowedHashes !== undefined) return ({ files }) => match(name, files, matcher, rules).taken !== undefined;
  const admits = pythonGate(matcher);
  const circumstances = circumstancesOf(name, matcher, rules);
  const isTaken = (listed: FileKind): boolean => {
    const file = matcher.readsLooseNames ? asRead(listed, matcher) : listed;
    return admits(file.requiresPython) && judgeFile(file, circumstances).ok;
  };
  // An index lists a version's sdist last, and where it has one, that is the answer.
  const known = new WeakMap<readonly FileKind[], boolean>();
  return ({ kinds }) => {
    const answer = known.get(kinds) ?? kinds.findLast(isTaken) !== undefined;
    known.set(kinds, answer);
    return answer;
  };
}
