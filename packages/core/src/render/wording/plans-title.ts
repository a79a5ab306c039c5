// What stands over the plans.

import type { Report } from '../../report/report.ts';

/** Plans were checked against what was judged, and against nothing else. */
export function plansTitle({ complete }: Report): string {
  return `Smallest changes that leave nothing to build${complete ? '' : ' of what was judged'}`;
}
