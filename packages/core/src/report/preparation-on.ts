// What is worth installing before pip on a target.

import { fileRefused } from './file-refused.ts';
import { isRefused } from './refusal-text.ts';
import type { Report, ReportPreparation, ReportTarget } from './report.ts';

/** Null where nothing is to be built; where the installer refuses the whole file, no package of the distribution helps either. */
export function preparationOn(report: Report, { id, preparation }: ReportTarget): ReportPreparation | null {
  return isRefused(fileRefused(report, id)) ? null : preparation;
}
