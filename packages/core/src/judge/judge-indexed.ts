// A package whose files the index alone names.

import { assess, type Finding, findingWithout } from '../assess/assess.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import type { Matcher } from '../match/compatibility.ts';
import { allAsRead } from '../match/judge-file.ts';
import { hasExactVersion } from '../match/has-exact-version.ts';
import { matchOnce } from '../match/match-once.ts';
import { DEFAULT_INDEX } from '../package-index/default-index.ts';
import { unreadablePage } from '../package-index/listing.ts';
import type { Asked, NotThere } from '../package-index/package-index.ts';
import type { Ask } from './ask.ts';
import { matchRules } from './match-rules.ts';

/** A wheel that is taken is there, whatever else is. Every other verdict rests on there being none, which only the whole page proves. */
export async function judgeIndexed(
  pkg: LockedPackage,
  manifest: Manifest,
  matcher: Matcher,
  ask: Ask,
): Promise<Finding> {
  const first = await ask.release(pkg);
  const told = await findingOf(first, pkg, manifest, matcher);
  if (told.verdict === 'wheel' || !first.found) return told;
  const answer = first.unsure === 'lagging' && ask.confirm ? await ask.confirm(pkg) : first;
  const finding = answer === first ? told : await findingOf(answer, pkg, manifest, matcher);
  if (finding.verdict === 'wheel' || !answer.found) return finding;
  const { unseen } = answer;
  if (unseen !== undefined)
    return findingWithout('unknown', 'index', {
      fault: { fault: { kind: 'links', name: unseen }, tries: null, index: null },
    });
  if (answer.unsure !== 'unreadable') return finding;
  return findingWithout('unknown', 'index', { fault: { fault: unreadablePage, tries: null, index: null } });
}

async function findingOf(answer: Asked, pkg: LockedPackage, manifest: Manifest, matcher: Matcher): Promise<Finding> {
  if (answer.found === null) return findingWithout('unknown', 'index', { fault: answer.fault });
  if (!answer.found) return absent(answer, pkg);
  const listed = allAsRead(answer.files, matcher);
  const { exactEquality } = installerTraits[manifest.installer];
  const files = pkg.arbitrary ? listed.filter((file) => hasExactVersion(file, pkg.version, exactEquality)) : listed;
  if (files.length === 0 && answer.files.length > 0) return absent({ found: false, missing: 'version' }, pkg);
  const finding = assess(matchOnce(pkg.name, files, matcher, matchRules(pkg, manifest)), files);
  return { ...finding, rivals: rivalIndexes(answer.indexes ?? []) };
}

/** Most runs meet none, and a browser's page is not made to load the names of the distributions' own projects. */
async function absent(answer: NotThere, pkg: LockedPackage): Promise<Finding> {
  const { notThere } = await import('./not-there.ts');
  return notThere(answer, pkg);
}

/** A private index and the public one that have the same name: pip pools them, whoever published the better file. */
function rivalIndexes(names: readonly string[]): readonly string[] {
  return names.length > 1 && names.includes(DEFAULT_INDEX) ? names : [];
}
