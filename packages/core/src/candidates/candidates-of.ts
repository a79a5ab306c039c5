// What an installer's finder keeps of a project: the versions of which some file can be installed on the target.

import type { MatchRules } from '../match/judge-file.ts';
import { match, type Match } from '../match/match.ts';
import type { Matcher } from '../match/compatibility.ts';
import type { PackageName } from '../packaging/name.ts';
import { satisfies, type SpecifierSet } from '../packaging/specifier.ts';
import { type ProjectFiles, type ProjectRelease, releasesOf } from './releases-of.ts';

/** A version that could be installed, and which of its files would be. */
export interface Candidate extends Pick<ProjectRelease, 'version' | 'files'> {
  readonly matched: Match;
}

/** What narrows the releases of a project down to candidates. */
export interface CandidateRules extends MatchRules {
  readonly specifiers: SpecifierSet;
}

/** Newest first; matched one by one, as they are asked for. Pre-releases and yanked files are among them: `choose` passes over these. */
export function* candidatesOf(
  name: PackageName,
  project: ProjectFiles,
  { specifiers, ...rules }: CandidateRules,
  matcher: Matcher,
): Generator<Candidate> {
  for (const { version, files } of releasesOf(project).toReversed()) {
    if (!satisfies(version, specifiers, true)) continue;
    const matched = match(name, files, matcher, rules);
    if (matched.taken) yield { version, files, matched };
  }
}
