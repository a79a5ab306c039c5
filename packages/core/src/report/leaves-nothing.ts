// Whether a plan cures everything, or only some of it.

import type { ReportPlan } from './report.ts';

export function leavesNothing({ leaves }: Pick<ReportPlan, 'leaves'>): boolean {
  return leaves.build + leaves.impossible === 0;
}
