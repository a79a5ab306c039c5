// The facts of one image in one line.

import type { ReportTarget } from '../../report/report.ts';
import { distributionTitle } from '../../text/distribution-title.ts';

/** `Alpine 3.24 (musl 1.2), CPython 3.12.14`; the image before it where another name stands for the target. */
export function targetFacts(target: ReportTarget): string {
  return `${systemFacts(target)}, ${pythonFacts(target)}`;
}

/** `Alpine 3.24 (musl 1.2)` */
export function systemFacts({ name, base, distro, libc }: ReportTarget): string {
  const image = base === null || base === name ? '' : `${base}, `;
  const system = distro
    ? `${distributionTitle(distro.name)} ${distro.version} (${libc.family} ${libc.version})`
    : `${libc.family} ${libc.version}`;
  return `${image}${system}`;
}

/** `CPython 3.12.14, pip 25.0.1`; `pip 20.1.1 at line 2, 25.0.1 at line 3` where a stage's commands have several. */
export function pythonFacts({ python, pip, pips }: ReportTarget): string {
  const freeThreaded = python.abi.endsWith('t') ? ' (free-threaded)' : '';
  const told = pips?.map(({ version, line }) => `${version} at line ${line}`).join(', ') ?? pip;
  return `CPython ${python.version}${freeThreaded}${told === null ? '' : `, pip ${told}`}`;
}
