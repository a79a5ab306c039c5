// What is worth installing before pip on a target.

import { fileRefused } from './file-refused.ts';
import { isHalted, isRefused } from './refusal-text.ts';
import { obstacles } from './obstacles.ts';
import type { Report, ReportPreparation, ReportTarget } from './report.ts';

/**
 * Null where nothing is to be built, and where the installer refuses the whole file. A package that cannot be installed at all stops
 * the installer before it builds: what the others need is named all the same, for when that one is changed.
 */
export function preparationOn(report: Report, target: ReportTarget): ReportPreparation | null {
  const { preparation } = target;
  const refused = fileRefused(report, target.id);
  if (preparation === null || (isRefused(refused) && !isHalted(refused))) return null;
  const { impossible } = obstacles(report, target);
  if (impossible === 0) return preparation;
  // Where images are compared this one is none to take.
  if (report.targets.length > 1) return null;
  const before = `It helps once ${impossible === 1 ? 'the package that cannot be installed is' : 'the packages that cannot be installed are'} changed: the installer stops before it builds.`;
  return { ...preparation, notes: [before, ...preparation.notes] };
}
