// Targets in a sentence.

import type { ReportTarget } from '../../report/report.ts';
import { listWords } from '../../text/list-words.ts';

/** All of them, the platforms of one base together: `python:3.12-slim (linux/amd64, linux/arm64) and debian:12 linux/arm64`. */
export function targetNames(targets: readonly Pick<ReportTarget, 'name' | 'platform'>[]): string {
  const names = [...new Set(targets.map(({ name }) => name))];
  return listWords(
    names.map((name) => {
      const platforms = targets.filter((target) => target.name === name).map(({ platform }) => platform);
      return platforms.length === 1 ? `${name} ${platforms[0]}` : `${name} (${platforms.join(', ')})`;
    }),
  );
}
