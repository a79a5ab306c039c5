// The facts of one image in one line.

import type { ReportTarget } from '../../report/report.ts';
import { distributionTitle } from '../../text/distribution-title.ts';

/** `Alpine 3.24 (musl 1.2), CPython 3.12.14`. */
export function targetFacts({ distro, libc, python, pip }: ReportTarget): string {
  const system = distro
    ? `${distributionTitle(distro.name)} ${distro.version} (${libc.family} ${libc.version})`
    : `${libc.family} ${libc.version}`;
  return `${system}, CPython ${python.version}${python.abi.endsWith('t') ? ' (free-threaded)' : ''}${pip === null ? '' : `, pip ${pip}`}`;
}
