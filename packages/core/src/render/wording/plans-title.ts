// What stands over the plans.

import { fileRefused } from '../../report/file-refused.ts';
import { isReadyOn } from '../../report/is-ready-on.ts';
import { leavesNothing } from '../../report/leaves-nothing.ts';
import { listWords } from '../../text/list-words.ts';
import { stoppedAt } from '../../report/refusal-text.ts';
import type { Report, ReportPlan, ReportTarget } from '../../report/report.ts';

/** Plans were checked against what was judged, and against nothing else: requirements that clash still do, and what stops the build does. */
export function plansTitle(report: Report, target: ReportTarget, plans: readonly ReportPlan[]): string {
  const title = titleOf(report, target, plans);
  const refused = fileRefused(report, target.id);
  const first = [...(refused.some(({ rule }) => rule === 'WC112') ? ['WC112'] : []), ...stoppedAt(refused)];
  if (first.length === 0) return title;
  const mended = `${listWords(first)} ${first.length === 1 ? 'is' : 'are'} mended`;
  return `Once ${mended}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

function titleOf(report: Report, target: ReportTarget, plans: readonly ReportPlan[]): string {
  const judged = report.complete ? '' : ' of what was judged';
  if (plans.every(leavesNothing)) return `Smallest changes that leave nothing to build${judged}`;
  // Where all is there that the builds need, having less to build is a wish and no remedy.
  return isReadyOn(target, report)
    ? `Changes that leave less to build${judged}`
    : `No change was found that leaves nothing to build${judged}; these leave less`;
}
