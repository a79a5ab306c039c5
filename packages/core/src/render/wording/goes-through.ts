// That what must be compiled on a target is compiled there: all is there that it needs, and nothing else is open.

import { holderName } from '../../report/holder-name.ts';
import { isReadyOn } from '../../report/is-ready-on.ts';
import { obstacles } from '../../report/obstacles.ts';
import type { Report, ReportTarget } from '../../report/report.ts';
import { agreeing } from '../../text/agreeing.ts';

/** A full sentence; undefined where something is missing, or where it is not known whether something is. */
export function goesThrough(report: Report, target: ReportTarget): string | undefined {
  const { refused } = obstacles(report, target);
  if (!report.complete || refused.length > 0 || !isReadyOn(target, report)) return undefined;
  const name = holderName(target);
  const words = `build goes through with what ${name} ${agreeing(name, 'has', 'have')}`;
  return isUntried(report, target) ? `As far as is known, the ${words}.` : `The ${words}.`;
}

/** Whether the packages of a build are known by its files alone. */
function isUntried({ packages }: Report, { id }: ReportTarget): boolean {
  return packages.some(({ results }) =>
    results.some(
      ({ target, verdict, build }) => target === id && verdict === 'build' && build?.packages?.evidence === 'known',
    ),
  );
}
