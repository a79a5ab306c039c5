// What has to be installed in an image before pip, for all of its builds at once.

import type { Finding } from '../assess/assess.ts';
import { type DistroRelease, releaseTitle } from '../assess/toolchain/release-condition.ts';
import { releaseFacts } from '../assess/toolchain/release-facts.ts';
import { installLine, mergeNeeds } from '../assess/toolchain/install-line.ts';
import type { ReportPreparation } from './report.ts';
import { stillMissing } from './still-missing.ts';

/**
 * Null where nothing is built, or where nothing is known to be missing.
 *
 * @param distro null where it is not known
 * @param present what a stage of a Dockerfile has added before it installs
 */
export function preparationOf(
  findings: readonly Finding[],
  distro: DistroRelease | null,
  present: readonly string[] = [],
): ReportPreparation | null {
  const troubled = findings.filter(({ verdict }) => verdict === 'build');
  const builds = troubled.flatMap(({ build }) => build?.needs ?? []);
  const merged = mergeNeeds(builds);
  const words = builds.flatMap((build) => build.words);
  const names = stillMissing(merged?.names ?? [], present, words);
  if (!merged || names.length === 0) return null;
  const { manager, evidence, complete } = merged;
  const doomed = troubled.filter(({ build }) => build?.deadEnds.some(({ certain }) => certain));
  const helped = troubled.filter(
    ({ build }) => build?.needs?.packages && !build.deadEnds.some(({ certain }) => certain),
  ).length;
  const helps = helped === 0 ? 'none' : helped === troubled.length ? 'all' : 'some';
  const notes = [
    ...(distro !== null && manager === 'apt' && releaseFacts(distro)?.namesRead !== true
      ? [`The names are those of today: the list of ${releaseTitle(distro)} was not read.`]
      : []),
    ...(complete && builds.length === troubled.length ? [] : ['What the other builds need is not known.']),
    ...(doomed.length > 0
      ? [
          `It does not help ${doomed.length === 1 ? 'the build that is' : `the ${doomed.length} builds that are`} known to fail, see above.`,
        ]
      : []),
  ];
  return { manager, names, evidence, line: installLine(manager, names), helps, notes };
}
