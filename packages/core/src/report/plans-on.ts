// The plans that are worth telling beside a report.

import type { Report, ReportPlan, ReportTarget } from './report.ts';

/** Without those to another platform that the report is about too: it has an answer of its own. */
export function plansOn({ targets }: Report, { plans, platform }: ReportTarget): readonly ReportPlan[] {
  const platforms = new Set(targets.map((target) => target.platform));
  return plans.filter((plan) => plan.platform === platform || !platforms.has(plan.platform));
}
