// Targets in a sentence.

import type { ReportTarget } from '../../report/report.ts';
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
