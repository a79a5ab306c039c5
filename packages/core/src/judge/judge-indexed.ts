// A package whose files the index alone names.

import { assess, type Finding, findingWithout } from '../assess/assess.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import type { Matcher } from '../match/compatibility.ts';
import { asRead, match } from '../match/match.ts';
import { DEFAULT_INDEX } from '../package-index/default-index.ts';
import type { DistributionFile } from '../package-index/package-index.ts';
import type { Ask } from './ask.ts';
import { matchRules } from './match-rules.ts';

export async function judgeIndexed(
  pkg: LockedPackage,
  manifest: Manifest,
  matcher: Matcher,
  ask: Ask,
): Promise<Finding> {
  const answer = await ask.release(pkg);
  if (answer.found === null) return findingWithout('unknown', 'index', { fault: answer.fault });
  if (!answer.found) {
    const { missing, index } = answer;
    const detail = index === undefined ? null : ({ kind: 'not-there', what: missing, index } as const);
    return findingWithout('impossible', `no-${missing}`, { detail });
  }
  const listed = answer.files.map((file) => asRead(file, matcher));
  const files = pkg.arbitrary ? listed.filter((file) => hasExactVersion(file, pkg.version)) : listed;
  if (files.length === 0 && answer.files.length > 0) return findingWithout('impossible', 'no-version');
  const finding = assess(match(pkg.name, files, matcher, matchRules(pkg, manifest)), files);
  return { ...finding, rivals: rivalIndexes(answer.indexes ?? []) };
}

/** A private index and the public one that have the same name: pip pools them, whoever published the better file. */
function rivalIndexes(names: readonly string[]): readonly string[] {
  return names.length > 1 && names.includes(DEFAULT_INDEX) ? names : [];
}

/** `===` compares the text of the file's own, normalised version (PEP 440, arbitrary equality). */
function hasExactVersion({ filename }: DistributionFile, version: string | undefined): boolean {
  return filename.kind !== 'other' && filename.version.toLowerCase() === version?.toLowerCase();
}
