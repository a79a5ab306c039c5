// What a release costs on a target: the verdict that follows from what matched, and whether a build has anything to compile.

import type { IndexFault } from '../http/index-error.ts';
import { parsePlatformTag } from '../packaging/platform-tag.ts';
import type { WheelTag } from '../packaging/tag.ts';
import type { Match, Refusal, Taken } from '../match/match.ts';
import type { DistributionFile, RequiresFrom } from '../package-index/package-index.ts';
import type { DeadEnd } from './dead-end.ts';
import type { FindingDetail, FindingReason } from './finding-reason.ts';
import type { BuildEvidence, UnreadSdist } from './build-evidence.ts';
import type { BuildRequirement } from './build-requirement.ts';
import type { SdistReading } from '../sdist/sdist-reading.ts';
import type { BuildNeeds } from './toolchain/build-needs.ts';
import type { Verdict } from './verdict.ts';

/** What is known of a build. */
export interface Build {
  /** Null where nothing proves that there is, or is not, something to compile. */
  readonly native: boolean | null;
  /**
   * Whether the release has a wheel for one interpreter and platform, as extension modules make it; on Linux, if it has any for that. One for a platform and any
   * Python 3 may hold a library that was copied into it (rtree, glfw). Windows' wheels of old are `cp27-none-win32`.
   */
  readonly extension: boolean;
  /** Whether the release has a wheel for any platform beside those for one. */
  readonly pureBeside: boolean;
  /** In the order in which it was found out. */
  readonly evidence: readonly BuildEvidence[];
  /** What the sdist says; null where it was not read. */
  readonly reading: SdistReading | null;
  /** Why the sdist was not read; null where it was, or where there is none. */
  readonly unread: UnreadSdist | null;
  /** What it needs of the image; null where nobody looked. */
  readonly needs: BuildNeeds | null;
  /** What pip installs to build it, judged on the same target. */
  readonly requirements: readonly BuildRequirement[];
  /** Why the build is known to fail. */
  readonly deadEnds: readonly DeadEnd[];
}

/** A build of which only its wheels, or nothing at all, tells anything. */
export function buildKnownBy(
  native: boolean | null,
  evidence: readonly BuildEvidence[],
  { extension = false, pureBeside = false }: Partial<Pick<Build, 'extension' | 'pureBeside'>> = {},
): Build {
  const unlooked = { reading: null, unread: null, needs: null, requirements: [], deadEnds: [] };
  return { native, extension, pureBeside, evidence, ...unlooked };
}

export interface RefusedLine {
  readonly line: string;
  readonly by: 'pip' | 'uv' | 'setuptools';
  readonly olderPip: boolean;
}

/** The answer for one package on one target: facts only, the words are report's. */
export interface Finding {
  readonly verdict: Verdict;
  /** Null for a wheel. */
  readonly reason: FindingReason | null;
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
  /** What the reason alone does not tell; null where it tells all. */
  readonly detail: FindingDetail | null;
  /** Why the index gave no certain answer, where that decides. */
  readonly fault: IndexFault | null;
  /** Where the release is refused for what it requires: the first line at fault, who refuses it, and whether pip took it until 24.0. */
  readonly refusedLine: RefusedLine | null;
  /** Who told what the release requires; null where nobody was asked, or nobody tells. */
  readonly requiresFrom: RequiresFrom | null;
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
  fault: null,
  refusedLine: null,
  requiresFrom: null,
  needs: [],
  undecided: null,
};

/** A finding without files: skipped, unknown, or impossible for a cause outside the release. */
export function findingWithout(
  verdict: Verdict,
  reason: FindingReason | null,
  more: Partial<Pick<Finding, 'detail' | 'fault' | 'needs' | 'build' | 'file' | 'refused' | 'undecided'>> = {},
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
function nearestReason(refused: readonly Refusal[]): FindingReason {
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
  const pure = wheels.find((wheel) => !native.includes(wheel));
  if (example) {
    const facts = { kind: 'platform-wheels', count: native.length, of: wheels.length, example: example.raw } as const;
    return buildKnownBy(
      true,
      [facts, ...(pure === undefined ? [] : [{ kind: 'pure-beside', example: pure.raw } as const])],
      {
        extension: hasExtension(native.flatMap(({ filename }) => filename.tags)),
        pureBeside: pure !== undefined,
      },
    );
  }
  if (pure) return buildKnownBy(false, [{ kind: 'pure-wheels', example: pure.raw }]);
  return buildKnownBy(null, [{ kind: 'no-wheels' }]);
}

/** Linux' own wheels say it where there are any: watchdog has an extension module on macOS alone. */
function hasExtension(tags: readonly WheelTag[]): boolean {
  const here = tags.filter(({ platform }) => parsePlatformTag(platform).os === 'linux');
  return (here.length > 0 ? here : tags).some(isForInterpreter);
}

function isForInterpreter({ python, abi }: WheelTag): boolean {
  return abi !== 'none' || !python.startsWith('py');
}
