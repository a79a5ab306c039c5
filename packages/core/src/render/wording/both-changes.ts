// What to change where builds that are known to fail stop an installation, and no change leaves nothing to build: other versions of these,
// and what is to be added for the others.

import { obstacles } from '../../report/obstacles.ts';
import { plansOn } from '../../report/plans-on.ts';
import type { Report } from '../../report/report.ts';
import type { BuildStop } from '../../report/stop-words.ts';
import { listWords } from '../../text/list-words.ts';

/** Lines to change that stand there. */
const CHANGES = 2;

/** A clause; empty where no such versions are known. @param judged ids of the targets whose installation stops */
export function bothChanges(judged: readonly string[], failing: BuildStop['failing'], report: Report): string {
  const [target, ...others] = report.targets.filter(({ id }) => judged.includes(id));
  if (target === undefined || others.length > 0 || failing === undefined) return '';
  const { names, adding } = failing;
  const left = obstacles(report, target).build - names.length;
  const plan = plansOn(report, target).find(
    ({ base, platform, leaves, pins, notes, changes }) =>
      base === target.base &&
      platform === target.platform &&
      // A version that has to be built in its place is none.
      leaves.build === left &&
      leaves.impossible === 0 &&
      notes.length === 0 &&
      changes.length <= CHANGES &&
      names.every((name) => pins.some((pin) => pin.name === name)),
  );
  if (plan === undefined) return '';
  return [adding, listWords(plan.changes)].filter((each) => each !== '').join('; and ');
}
