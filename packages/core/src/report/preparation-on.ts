// What is worth installing before pip on a target.

import { fileRefused } from './file-refused.ts';
import { isRefused } from './refusal-text.ts';
import { obstacles } from './obstacles.ts';
import type { Report, ReportPreparation, ReportTarget } from './report.ts';

/**
 * Null where nothing is to be built. Where the installer refuses the whole file, or a package cannot be installed at all, it stops
 * before it builds, and no package of the distribution helps.
 */
export function preparationOn(report: Report, target: ReportTarget): ReportPreparation | null {
  const stops = isRefused(fileRefused(report, target.id)) || obstacles(report, target).impossible > 0;
  return stops ? null : target.preparation;
}
