// Which targets of a report answer the same question: what the same commands install, on one image or another.

import type { Report, ReportTarget } from './report.ts';

/** The report with those targets alone that could stand in for this one: not the other stages of a Dockerfile. */
export function alternativesTo(target: ReportTarget, report: Report): Report {
  const own = questionOf(target);
  return { ...report, targets: report.targets.filter((each) => questionOf(each) === own) };
}

/** One report for each question, in the order of the targets. */
export function questionsOf(report: Report): readonly Report[] {
  const asked = new Map<string, ReportTarget>();
  for (const target of report.targets) if (!asked.has(questionOf(target))) asked.set(questionOf(target), target);
  return [...asked.values()].map((target) => alternativesTo(target, report));
}

/** Two services may be built of one stage, with other arguments: neither is taken in place of the other. */
function questionOf({ commands = [], service }: ReportTarget): string {
  return JSON.stringify([service, commands.map(({ path, stage, line }) => [path, stage, line])]);
}
