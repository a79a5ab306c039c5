// Whether an installer takes one file of a release, by itself: its kind, its tags, the user's rules.

import type { FileChoice } from '../manifest/file-choice.ts';
import type { BinaryRules } from '../manifest/binary-rules.ts';
import type { DistributionFile } from '../package-index/package-index.ts';
import type { PackageName } from '../packaging/name.ts';
import type { WheelTag } from '../packaging/tag.ts';
import { parseVersion } from '../packaging/version.ts';
import { compatibility, type Matcher, type Reason } from './compatibility.ts';
import { type ForbiddenKinds, forbiddenKinds } from './forbidden-kinds.ts';
import { type Hashed, type HashState, hashStates } from './hash-states.ts';

export interface MatchRules {
  readonly binaries: BinaryRules;
  /** `algorithm:hex`; where given, only files with one of them may be installed. */
  readonly allowedHashes?: readonly string[];
  /** True where the files are those that a lock lists in an order that counts. */
  readonly asListed?: boolean;
}

type FileAnswer =
  | { ok: true; rank: number; tag?: WheelTag | undefined }
  | { ok: false; reason: Reason; tags?: readonly WheelTag[] };

/** What is the same for all files of a release. */
export interface Circumstances {
  readonly matcher: Matcher;
  readonly choice: FileChoice;
  readonly forbidden: ForbiddenKinds;
  readonly hashOf: (file: Hashed) => HashState;
}

export function circumstancesOf(name: PackageName, matcher: Matcher, rules: MatchRules): Circumstances {
  return {
    matcher,
    choice: rules.asListed ? matcher.fromList : matcher.fromIndex,
    forbidden: forbiddenKinds(name, rules.binaries),
    hashOf: hashStates(rules.allowedHashes),
  };
}

/** The file as the installer reads its name: older pips take names, and versions in them, that newer ones pass over. */
export function asRead<F extends Pick<DistributionFile, 'filename'>>(
  file: F,
  { readsLegacy, readsLooseNames }: Pick<Matcher, 'readsLegacy' | 'readsLooseNames'>,
): F {
  const before = file.filename.kind === 'other' ? file.filename.asBefore : undefined;
  if (!before) return file;
  const isRead = parseVersion(before.version).ok ? readsLooseNames : readsLegacy;
  return isRead ? { ...file, filename: before } : file;
}

/** All files of a release; the very same list where nothing in it is read otherwise, which is nearly always. */
export function allAsRead(
  files: readonly DistributionFile[],
  by: Pick<Matcher, 'readsLegacy' | 'readsLooseNames'>,
): readonly DistributionFile[] {
  return files.some((file) => asRead(file, by) !== file) ? files.map((file) => asRead(file, by)) : files;
}

export function judgeFile(
  file: Pick<DistributionFile, 'filename'> & Hashed,
  { matcher, choice, forbidden, hashOf }: Circumstances,
): FileAnswer {
  const { filename } = file;
  if (filename.kind === 'other') return { ok: false, reason: filename.why };
  if (filename.kind === 'wheel') {
    const fits = compatibility(filename, matcher);
    // A newer pip would know the tag and still not take the file.
    const near = fits.ok || fits.reason === 'pip-too-old';
    if (near && forbidden.wheel) return { ok: false, reason: 'no-binary' };
    return !fits.ok && near && hashOf(file) === 'no' ? { ok: false, reason: 'hash' } : fits;
  }
  if (choice.sdists?.includes(filename.extension) === false) return { ok: false, reason: 'legacy' };
  if (forbidden.sdist) return { ok: false, reason: 'only-binary' };
  return { ok: true, rank: Number.POSITIVE_INFINITY };
}
