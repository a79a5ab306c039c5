// The facts of one image in one line.

import type { ReportTarget } from '../../report/report.ts';
import { distributionTitle } from '../../text/distribution-title.ts';

/** `Alpine 3.24 (musl 1.2), CPython 3.12.14`; the image before it where another name stands for the target. */
export function targetFacts({ name, base, distro, libc, python, pip }: ReportTarget): string {
  const image = base === null || base === name ? '' : `${base}, `;
  const system = distro
    ? `${distributionTitle(distro.name)} ${distro.version} (${libc.family} ${libc.version})`
    : `${libc.family} ${libc.version}`;
  return `${image}${system}, CPython ${python.version}${python.abi.endsWith('t') ? ' (free-threaded)' : ''}${pip === null ? '' : `, pip ${pip}`}`;
}
