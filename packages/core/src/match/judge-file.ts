// Whether an installer takes one file of a release, by itself: its kind, its tags, the user's rules.

import type { FileChoice } from '../manifest/file-choice.ts';
import type { BinaryRules } from '../manifest/binary-rules.ts';
import type { DistributionFile } from '../package-index/package-index.ts';
import type { PackageName } from '../packaging/name.ts';
import type { WheelTag } from '../packaging/tag.ts';
import { parseVersion } from '../packaging/version.ts';
import { compatibility, type Matcher, type Reason } from './compatibility.ts';

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

/** Hashes are looked at where some are demanded, and then they have to be there. */
type Hashed = Partial<Pick<DistributionFile, 'hashes'>>;

/** What is the same for all files of a release. */
export interface Circumstances {
  readonly matcher: Matcher;
  readonly choice: FileChoice;
  readonly forbidden: Readonly<Record<'wheel' | 'sdist', boolean>>;
  readonly hashOf: (file: Hashed) => HashState;
}

export function circumstancesOf(name: PackageName, matcher: Matcher, rules: MatchRules): Circumstances {
  return {
    matcher,
    choice: rules.asListed ? matcher.fromList : matcher.fromIndex,
    forbidden: forbiddenKinds(name, rules.binaries),
    hashOf: hashStates(rules),
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

/**
 * A name beats the other list's `:all:`. pip never has a name, nor `:all:`, in both; uv and Poetry may, and then take nothing: seen with
 * uv 0.13.9, which calls `--no-binary six --only-binary six` unsatisfiable, in either order.
 */
function forbiddenKinds(name: PackageName, { noBinary, onlyBinary }: BinaryRules): Circumstances['forbidden'] {
  const forbids = (list: readonly string[], other: readonly string[]): boolean =>
    list.includes(name) || (list.includes(':all:') && !other.includes(name));
  return { wheel: forbids(noBinary, onlyBinary), sdist: forbids(onlyBinary, noBinary) };
}

export type HashState = 'yes' | 'no' | 'no-digest';

/** Without a digest of a demanded algorithm pip cannot tell before the download, and keeps the file as a candidate. */
function hashStates({ allowedHashes }: MatchRules): (file: Hashed) => HashState {
  if (allowedHashes === undefined) return () => 'no-digest';
  const allowed = new Set(allowedHashes);
  const algorithms = new Set(
    allowedHashes.flatMap((each) => (each.includes(':') ? [each.slice(0, each.indexOf(':'))] : [])),
  );
  return ({ hashes = {} }) => {
    const known = Object.entries(hashes).filter(([algorithm]) => algorithms.has(algorithm));
    if (known.length === 0) return 'no-digest';
    return known.some(([algorithm, hex]) => allowed.has(`${algorithm}:${hex}`)) ? 'yes' : 'no';
  };
}
