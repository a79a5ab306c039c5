// Which lines of the user's own a way out may change: a pin, as in every file, and a range in which nothing fits.

import type { ProjectConstraint } from '../manifest/project-constraint.ts';
import { admitted } from './demands.ts';
import type { Fitting } from './fitting-versions.ts';
import type { Judged } from './inquiry.ts';
import { type OwnLine, ownLine } from './own-line.ts';

/**
 * Asked of each package once. A range says more than a pin, which only says what was newest one day: it is left alone as long as a version
 * within it would do, and where the package is in no trouble.
 *
 * @param isTroubled whether the package is to be built, or cannot be installed
 */
export function openLooseLines(
  constraints: readonly ProjectConstraint[],
  fitting: (row: Judged) => Promise<Fitting | undefined>,
  isTroubled: (row: Judged) => boolean,
): (row: Judged) => Promise<boolean> {
  const known = new Map<Judged, Promise<boolean>>();

  async function isEmpty(row: Judged, { versions }: OwnLine): Promise<boolean> {
    const found = await fitting(row);
    const options = found ? [...found.later, ...found.earlier, ...(found.same ? [found.same] : [])] : [];
    return options.length > 0 && !options.some(({ version }) => admitted(version, versions));
  }

  return (row) => {
    const line = ownLine(row, constraints);
    if (line === undefined) return Promise.resolve(false);
    if (line.isPin) return Promise.resolve(true);
    if (!isTroubled(row)) return Promise.resolve(false);
    const answer = known.get(row) ?? isEmpty(row, line);
    known.set(row, answer);
    return answer;
  };
}
