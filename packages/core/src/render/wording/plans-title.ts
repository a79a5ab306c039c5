// What stands over the plans.

import { fileRefused } from '../../report/file-refused.ts';
import { isReadyOn } from '../../report/is-ready-on.ts';
import { leavesNothing } from '../../report/leaves-nothing.ts';
import type { Report, ReportPlan, ReportTarget } from '../../report/report.ts';

/** Plans were checked against what was judged, and against nothing else: requirements that clash still do. */
export function plansTitle(report: Report, target: ReportTarget, plans: readonly ReportPlan[]): string {
  const title = titleOf(report, target, plans);
  if (!fileRefused(report, target.id).includes('WC112')) return title;
  return `Once WC112 is mended: ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

function titleOf(report: Report, target: ReportTarget, plans: readonly ReportPlan[]): string {
  const judged = report.complete ? '' : ' of what was judged';
  if (plans.every(leavesNothing)) return `Smallest changes that leave nothing to build${judged}`;
  // Where all is there that the builds need, having less to build is a wish and no remedy.
  return isReadyOn(target, report)
    ? `Changes that leave less to build${judged}`
    : `No change was found that leaves nothing to build${judged}; these leave less`;
}
