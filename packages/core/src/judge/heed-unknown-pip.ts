// A wheel that only newer pips take, where nobody knows which pip installs: whether it is taken hangs on that.

import type { Finding } from '../assess/assess.ts';
import type { Matcher } from '../match/compatibility.ts';
import { compareVersions, parseVersion } from '../packaging/version.ts';
import type { DistributionFile } from '../package-index/package-index.ts';
import { formatTag } from '../packaging/tag.ts';

/** An old pip takes another of the release's files, or none: where one of its wheels would do for every pip, nothing is open. */
export function heedUnknownPip(finding: Finding, matcher: Matcher): Finding {
  const { verdict, file, tag, alternatives } = finding;
  if (verdict !== 'wheel' || file === null || tag === null) return finding;
  const wheels = [file, ...alternatives.flatMap((each) => (each.tag === undefined ? [] : [each.file]))];
  const firsts = wheels.map((wheel) => firstPip(wheel, matcher));
  if (firsts.includes(undefined)) return finding;
  const [since] = firsts.flatMap((first) => first ?? []).toSorted(byVersion);
  return since === undefined
    ? finding
    : {
        ...finding,
        verdict: 'unknown',
        reason: 'pip-unknown',
        detail: { kind: 'pip-since', since, tag: formatTag(tag) },
      };
}

/** The first that takes a wheel, which one of its tags is enough for; undefined where every pip that may be there does. */
function firstPip({ filename }: DistributionFile, { ranks, doubtful }: Matcher): string | undefined {
  const tags = filename.kind === 'wheel' ? filename.tags.map(formatTag).filter((tag) => ranks.has(tag)) : [];
  const firsts = tags.map((tag) => doubtful.get(tag));
  return firsts.includes(undefined) ? undefined : firsts.flatMap((first) => first ?? []).toSorted(byVersion)[0];
}

function byVersion(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  return left.ok && right.ok ? compareVersions(left.value, right.value) : 0;
}
