// The files of a release × a target → the file the installer takes, and every refusal with its reason.

import type { Matcher } from './compatibility.ts';
import type { FileChoice } from '../manifest/file-choice.ts';
import { allAsRead, circumstancesOf, judgeFile, type MatchRules } from './judge-file.ts';
import type { HashState } from './hash-states.ts';
import { nearestFirst } from './nearest-first.ts';
import type { Refusal } from './refusal.ts';
import { pythonGate } from './python-gate.ts';
import type { PackageName } from '../packaging/name.ts';
import type { WheelTag } from '../packaging/tag.ts';
import { compareVersions, parseVersion } from '../packaging/version.ts';
import type { DistributionFile } from '../package-index/package-index.ts';

export type { Refusal } from './refusal.ts';

export interface Taken {
  readonly file: DistributionFile;
  /** The tag by which the wheel fits best; absent for an sdist. */
  readonly tag?: WheelTag;
}

export interface Match {
  /** What the installer takes; absent where nothing can be installed. */
  readonly taken?: Taken;
  /** Files that would do as well but come after the one taken, best first. */
  readonly alternatives: readonly Taken[];
  /** Nearest first where no wheel is taken; of a release that has one hardly anybody asks for them (nearest-first.ts). */
  readonly refused: readonly Refusal[];
  /** Hashes are demanded and no file has one of them: pip then stops at whatever it downloads. */
  readonly hashGone: boolean;
}

/**
 * Chooses as the installer does for one version: files with a locked hash first, then those that are not yanked (PEP 592),
 * wheels before sdists, the best tag, the highest build tag (PEP 427); the order of these is the installer's.
 */
export function match(
  name: PackageName,
  listed: readonly DistributionFile[],
  matcher: Matcher,
  rules: MatchRules,
): Match {
  const files = matcher.readsLooseNames ? allAsRead(listed, matcher) : listed;
  const circumstances = circumstancesOf(name, matcher, rules);
  const { choice, hashOf } = circumstances;
  const admits = pythonGate(matcher);
  const compatible: FittingFile[] = [];
  const refused: Refusal[] = [];
  let position = 0;
  for (const file of files) {
    const judged: ReturnType<typeof judgeFile> = admits(file.requiresPython)
      ? judgeFile(file, circumstances)
      : { ok: false, reason: 'requires-python' };
    if (judged.ok)
      compatible.push({ file, position: position++, hash: hashOf(file), rank: judged.rank, tag: judged.tag });
    else refused.push({ file, reason: judged.reason, tags: judged.tags });
  }
  const sorted = compatible.toSorted((a, b) => preference(a, b, choice));
  // pip's filter_unallowed_hashes: without any match, which would be the first, it discards nothing, takes the best, and fails on its hash.
  const doomed = sorted[0]?.hash === 'no';
  const isAccepted = ({ hash }: FittingFile): boolean => !doomed && hash !== 'no';
  const accepted = sorted.filter(isAccepted);
  for (const { file } of sorted.filter((one) => !isAccepted(one))) refused.push({ file, reason: 'hash' });
  const hashGone =
    rules.allowedHashes !== undefined && files.length > 0 && files.every((file) => hashOf(file) === 'no');
  const [taken, ...alternatives] = accepted.map(({ file, tag }): Taken => (tag ? { file, tag } : { file }));
  return {
    ...(taken ? { taken } : {}),
    alternatives,
    refused: taken?.tag ? refused : nearestFirst(refused, matcher),
    hashGone,
  };
}

interface FittingFile {
  readonly file: DistributionFile;
  readonly tag: WheelTag | undefined;
  readonly hash: HashState;
  readonly rank: number;
  readonly position: number;
}

/** Best first, as the installer sorts the candidates of one version. */
function preference(a: FittingFile, b: FittingFile, choice: FileChoice): number {
  return (
    Number(b.hash === 'yes') - Number(a.hash === 'yes') ||
    (choice.yanked === 'last' ? Number(a.file.yanked !== false) - Number(b.file.yanked !== false) : 0) ||
    compareFileVersions(b.file, a.file) ||
    (choice.buildTag === 'before-tag' ? compareBuild(b.file, a.file) : 0) ||
    a.rank - b.rank ||
    (choice.buildTag === 'after-tag' ? compareBuild(b.file, a.file) : 0) ||
    sdistRank(a.file, choice) - sdistRank(b.file, choice) ||
    compareEquals(a, b, choice)
  );
}

/** Equal in everything: protobuf 4.21.0 has py2.py3-none-any and py3-none-any, bsddb3 6.0.0 a .tar.gz and a .zip. */
function compareEquals(a: FittingFile, b: FittingFile, { equals }: FileChoice): number {
  if (equals === 'first-by-name' && a.file.raw !== b.file.raw) return a.file.raw < b.file.raw ? -1 : 1;
  return equals === 'last' ? b.position - a.position : 0;
}

function sdistRank({ filename }: DistributionFile, { sdists }: FileChoice): number {
  return filename.kind === 'sdist' && sdists ? sdists.indexOf(filename.extension) : 0;
}

/** Under one pin only a local part can differ: `==2.9.0` admits 2.9.0+cpu, which pip prefers to 2.9.0. */
function compareFileVersions({ filename: a }: DistributionFile, { filename: b }: DistributionFile): number {
  if (a.kind === 'other' || b.kind === 'other' || a.version === b.version) return 0;
  const [versionA, versionB] = [parseVersion(a.version), parseVersion(b.version)];
  return versionA.ok && versionB.ok ? compareVersions(versionA.value, versionB.value) : 0;
}

/** PEP 427: the number first, then the rest as text; no build tag comes before every one. */
function compareBuild(a: DistributionFile, b: DistributionFile): number {
  const [[numberA, restA], [numberB, restB]] = [buildOf(a), buildOf(b)];
  return numberA - numberB || (restA < restB ? -1 : Number(restA > restB));
}

function buildOf({ filename }: DistributionFile): readonly [number: number, rest: string] {
  const parts = filename.kind === 'wheel' && filename.build !== undefined ? /^(\d+)(.*)$/s.exec(filename.build) : null;
  return parts ? [Number(parts[1]), parts[2] ?? ''] : [-1, ''];
}
