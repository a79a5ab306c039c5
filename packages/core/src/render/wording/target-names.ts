// Targets in a sentence.

import type { Report, ReportTarget } from '../../report/report.ts';
import { counted } from '../../text/counted.ts';
import { listWords } from '../../text/list-words.ts';

/** All of them, the platforms of one base together: `python:3.12-slim (linux/amd64, linux/arm64) and debian:12 linux/arm64`. */
export function targetNames(targets: readonly Pick<ReportTarget, 'name' | 'platform'>[]): string {
  return listWords(eachImage(targets));
}

/** The same as one text for each image. */
export function eachImage(targets: readonly Pick<ReportTarget, 'name' | 'platform'>[]): readonly string[] {
  const names = [...new Set(targets.map(({ name }) => name))];
  return names.map((name) => {
    const own = targets.filter((target) => target.name === name).map(({ platform }) => platform);
    const platforms = [...new Set(own)];
    return platforms.length === 1 ? `${name} ${platforms[0]}` : `${name} (${platforms.join(', ')})`;
  });
}

/** Up to two by their names, more or all of them counted: `2 of 2 targets`. */
export function fewNames(some: readonly ReportTarget[], { targets }: Pick<Report, 'targets'>): string {
  return some.length < 3 && some.length < targets.length
    ? targetNames(some)
    : `${some.length} of ${counted(targets.length, 'target')}`;
}
