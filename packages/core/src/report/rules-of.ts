// Which rules a finding breaks: the leading one of its verdict first, what else is to be said after it.

import semver from 'semver';
import type { Finding } from '../assess/assess.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import { parsePlatformTag } from '../packaging/platform-tag.ts';
import type { Target } from '../target/target.ts';
import type { RuleId } from './rules.ts';

/** The rules of one package on one target, leading rule first. */
export function rulesOf(finding: Finding, source: LockedPackage['source'], target: Target): readonly RuleId[] {
  const leading = leadingRule(finding);
  if (finding.verdict === 'skipped') return finding.undecided === null ? [] : ['WC204'];
  return [
    ...(leading ? [leading] : []),
    ...(finding.verdict !== 'wheel' && finding.reason === 'pip-too-old' ? (['WC105'] as const) : []),
    ...(finding.file && finding.file.yanked !== false ? (['WC107'] as const) : []),
    ...(hasUnstatedLibc(finding, target) ? (['WC108'] as const) : []),
    ...(relockHelps(finding) ? (['WC109'] as const) : []),
    ...(finding.rivals.length > 0 ? (['WC110'] as const) : []),
    ...(isDirectReference(source) ? (['WC203'] as const) : []),
    ...(finding.undecided === null ? [] : (['WC204'] as const)),
    ...(mayCrashOnOldMusl(finding, target) ? (['WC304'] as const) : []),
  ];
}

function leadingRule({ verdict, reason, hashGone, refused }: Finding): RuleId | undefined {
  switch (verdict) {
    case 'build':
      return 'WC101';
    case 'sdist':
      return 'WC106';
    case 'unknown':
      return reason === 'unpinned' ? 'WC202' : 'WC201';
    case 'impossible': {
      const usable = refused.filter(({ file }) => file.filename.kind !== 'other');
      if (reason === 'requires-python' && usable.every((refusal) => refusal.reason === 'requires-python'))
        return 'WC103';
      return hashGone ? 'WC104' : 'WC102';
    }
    default:
      return undefined;
  }
}

/** A wheel fits that the lock does not name, or whose hash it lacks. */
function relockHelps({ verdict, refused, hashGone }: Finding): boolean {
  return (
    verdict !== 'wheel' &&
    !hashGone &&
    refused.some(
      ({ file, reason }) => file.filename.kind === 'wheel' && (reason === 'not-in-lock' || reason === 'hash'),
    )
  );
}

function isDirectReference({ kind }: LockedPackage['source']): boolean {
  return kind === 'url' || kind === 'vcs' || kind === 'path';
}

/** A wheel that no tag but a plain `linux_*` one fits says nothing of its libc (grpcio's linux_armv7l is glibc). */
function hasUnstatedLibc({ verdict, file, tag }: Finding, target: Target): boolean {
  if (verdict !== 'wheel' || !tag?.platform.startsWith('linux_') || file?.filename.kind !== 'wheel') return false;
  return !file.filename.tags.some((other) => {
    const platform = parsePlatformTag(other.platform);
    return platform.os === 'linux' && platform.libc?.family === target.libc.family && platform.arch === target.arch;
  });
}

/** Libraries built in 2025 or later may use DT_RELR, which musl reads from 1.2.4 on. */
function mayCrashOnOldMusl({ verdict, file, tag }: Finding, { libc }: Target): boolean {
  return (
    verdict === 'wheel' &&
    libc.family === 'musl' &&
    tag?.platform.startsWith('musllinux_1_2_') === true &&
    (file?.uploaded ?? '') >= '2025' &&
    libc.full !== undefined &&
    semver.satisfies(semver.coerce(libc.full) ?? '', '>=1.2.0 <1.2.4')
  );
}
