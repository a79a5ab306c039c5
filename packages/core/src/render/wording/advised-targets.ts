// The targets that a recommendation is about.

import type { Choice } from '../../report/choices.ts';
import type { Report, ReportTarget } from '../../report/report.ts';

/** Of the image to take, those on the platforms for which it is. */
export function advisedTargets(
  { target, platforms }: Pick<Choice, 'target' | 'platforms'>,
  report: Report,
): readonly ReportTarget[] {
  return report.targets.filter(({ name, platform }) => name === target.name && platforms.includes(platform));
}
