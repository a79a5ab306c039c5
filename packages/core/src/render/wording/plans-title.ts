// What stands over the plans.

import { leavesNothing } from '../../report/leaves-nothing.ts';
import type { Report, ReportPlan } from '../../report/report.ts';

/** Plans were checked against what was judged, and against nothing else. */
export function plansTitle({ complete }: Report, plans: readonly ReportPlan[]): string {
  const judged = complete ? '' : ' of what was judged';
  return plans.every(leavesNothing)
    ? `Smallest changes that leave nothing to build${judged}`
    : `No change was found that leaves nothing to build${judged}; these leave less`;
}
