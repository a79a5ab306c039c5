// A package whose lock names its files: they alone count, and the index is asked only where none of them is a wheel that fits.

import { assess, type Finding } from '../assess/assess.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import type { Matcher } from '../match/compatibility.ts';
import { match, type Refusal } from '../match/match.ts';
import { nearestFirst } from '../match/nearest-first.ts';
import { addressName } from '../packaging/address-name.ts';
import { parseReleaseFilename } from '../packaging/filename.ts';
import { fileOf } from '../package-index/distribution-file.ts';
import type { DistributionFile } from '../package-index/package-index.ts';
import type { Ask } from './ask.ts';
import { matchRules } from './match-rules.ts';

export async function judgeLocked(
  pkg: LockedPackage,
  locked: NonNullable<LockedPackage['files']>,
  manifest: Manifest,
  matcher: Matcher,
  ask: Ask,
): Promise<Finding> {
  const files = candidatesOf(pkg, locked);
  const matched = match(pkg.name, files, matcher, matchRules(pkg, manifest));
  if (matched.taken?.tag) return assess(matched, files);
  const answer = await ask.release(pkg);
  const known = answer.found === true ? answer.files : [];
  const relock = laterFiles(pkg, files, known, manifest, matcher).filter(
    ({ file, reason }) => reason === 'not-in-lock' && file.filename.kind === 'wheel',
  );
  const found = { ...matched, refused: [...relock, ...matched.refused] };
  const finding = assess({ ...found, ...(found.taken ? { taken: withFacts(found.taken, known) } : {}) }, [
    ...files,
    ...known,
  ]);
  const mayHave = answer.found !== true || known.some(({ filename }) => filename.kind === 'wheel');
  return finding.reason === 'no-wheel' && mayHave ? { ...finding, detail: { kind: 'none-listed' } } : finding;
}

/**
 * The files that the index has and the lock does not name, for a lock that decides alone: those that fit would come in by
 * locking again (`not-in-lock`, WC109), the others keep their own reason.
 */
export function laterFiles(
  pkg: LockedPackage,
  locked: readonly DistributionFile[],
  known: readonly DistributionFile[],
  manifest: Manifest,
  matcher: Matcher,
): readonly Refusal[] {
  const names = new Set(locked.map(({ raw }) => raw));
  const later = known.filter(({ raw }) => !names.has(raw));
  const { taken, alternatives, refused } = match(pkg.name, later, matcher, { binaries: manifest.binaries });
  const fitting = [...(taken ? [taken] : []), ...alternatives];
  return [...fitting.map(({ file }) => ({ file, reason: 'not-in-lock' as const })), ...nearestFirst(refused, matcher)];
}

/** Size, upload date and yank come from the index where the lock has only names. */
function withFacts(
  taken: { readonly file: DistributionFile },
  known: readonly DistributionFile[],
): { readonly file: DistributionFile } {
  const listed = known.find(({ raw }) => raw === taken.file.raw);
  if (!listed) return taken;
  // poetry.lock names no addresses.
  const url = taken.file.url === '' ? listed.url : taken.file.url;
  return { file: { ...listed, ...taken.file, url, yanked: listed.yanked } };
}

const candidates = new WeakMap<object, readonly DistributionFile[]>();

/** Read once for all the targets that a set is judged on. */
function candidatesOf(pkg: LockedPackage, locked: NonNullable<LockedPackage['files']>): readonly DistributionFile[] {
  const known = candidates.get(locked) ?? locked.flatMap((file) => lockedCandidate(pkg, file));
  candidates.set(locked, known);
  return known;
}

/** A lock names its files by name, or only by URL; a file that has neither cannot be matched. */
function lockedCandidate(
  pkg: LockedPackage,
  file: NonNullable<LockedPackage['files']>[number],
): readonly DistributionFile[] {
  const raw = file.filename ?? addressName(file.url);
  if (raw === '') return [];
  const { url = '', hashes, size, uploaded } = file;
  const filename = parseReleaseFilename(raw, pkg.name);
  const unsaid = { requiresPython: undefined, metadataHash: undefined };
  return [fileOf({ filename, raw, url, size, yanked: false, hashes, uploaded, ...unsaid })];
}
