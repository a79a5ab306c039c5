// What a release costs on a target: the verdict that follows from what matched, and whether a build has anything to compile.

import { parsePlatformTag } from '../packaging/platform-tag.ts';
import type { WheelTag } from '../packaging/tag.ts';
import type { Match, Refusal, Taken } from '../match.ts';
import type { DistributionFile } from '../package-index/package-index.ts';

export type Verdict = 'wheel' | 'sdist' | 'build' | 'impossible' | 'unknown' | 'skipped';

/** What is known of a build. `native` null: nothing proves that there is, or is not, something to compile. */
export interface Build {
  readonly native: boolean | null;
  /** Sentences, in the order in which they were found out. */
  readonly evidence: readonly string[];
}

/** The answer for one package on one target: facts only, the words are report's. */
export interface Finding {
  readonly verdict: Verdict;
  /** A reason of match.ts, `no-wheel`, or the cause of another verdict (`index`, `unpinned`, `marker` …); null for a wheel. */
  readonly reason: string | null;
  /** What the installer would take. */
  readonly file: DistributionFile | null;
  /** The tag by which the wheel fits. */
  readonly tag: WheelTag | null;
  /** Files that would do as well, best first. */
  readonly alternatives: readonly Taken[];
  readonly refused: readonly Refusal[];
  readonly build: Build | null;
  /** True where hashes are demanded and no file of the release has one of them. */
  readonly hashGone: boolean;
  /** Pooled indexes that all have the name, the public one among them (WC110); empty otherwise. */
  readonly rivals: readonly string[];
  /** `reason` in a sentence part where it is not among match's: what the index said, which groups would bring the package. */
  readonly detail: string | null;
  /** Groups or extras that would bring in what is skipped. */
  readonly needs: readonly string[];
  /** The marker whose answer depends on the running machine. */
  readonly undecided: string | null;
}

const nothing: Finding = {
  verdict: 'unknown',
  reason: null,
  file: null,
  tag: null,
  alternatives: [],
  refused: [],
  build: null,
  hashGone: false,
  rivals: [],
  detail: null,
  needs: [],
  undecided: null,
};

/** A finding without files: skipped, unknown, or impossible for a cause outside the release. */
export function findingWithout(
  verdict: Verdict,
  reason: string,
  more: Partial<Pick<Finding, 'detail' | 'needs' | 'build' | 'file' | 'refused' | 'undecided'>> = {},
): Finding {
  return { ...nothing, verdict, reason, ...more };
}

/**
 * Turns a match into a finding.
 *
 * @param matched what match() found among the files that the installer may use
 * @param siblings every known file of the same version, whoever may use it: the evidence for pure or native
 */
export function assess(matched: Match, siblings: readonly DistributionFile[]): Finding {
  const { taken, alternatives, refused } = matched;
  if (taken?.tag) return { ...nothing, verdict: 'wheel', file: taken.file, tag: taken.tag, alternatives, refused };
  const reason = nearestReason(refused);
  if (!taken) return { ...nothing, verdict: 'impossible', reason, refused, hashGone: matched.hashGone };
  const build = buildOf(siblings);
  return {
    ...nothing,
    verdict: build.native === false ? 'sdist' : 'build',
    reason,
    file: taken.file,
    alternatives,
    refused,
    build,
  };
}

/** That of the nearest refused wheel; `no-wheel` where there is none to be near. */
function nearestReason(refused: readonly Refusal[]): string {
  const wheel = refused.find(({ file }) => file.raw.endsWith('.whl'));
  if (wheel) return wheel.reason;
  const barred = refused.find(
    ({ reason }) => reason === 'requires-python' || reason === 'hash' || reason === 'only-binary',
  );
  return barred?.reason ?? 'no-wheel';
}

/**
 * Pure or native, told from the wheels of the same version: one wheel for a platform proves something to compile,
 * `none-any` wheels alone prove that there is nothing.
 */
function buildOf(files: readonly DistributionFile[]): Build {
  const wheels = files.flatMap(({ filename, raw }) => (filename.kind === 'wheel' ? [{ filename, raw }] : []));
  const native = wheels.filter(({ filename }) =>
    filename.tags.some((tag) => parsePlatformTag(tag.platform).os !== 'any'),
  );
  const [example] = native;
  if (example)
    return {
      native: true,
      evidence: [`${native.length} of its ${wheels.length} wheels are for one platform, such as ${example.raw}`],
    };
  const [pure] = wheels;
  if (pure) return { native: false, evidence: [`its only wheels fit any platform: ${pure.raw}`] };
  return { native: null, evidence: ['the release has no wheel that would show whether there is anything to compile'] };
}
