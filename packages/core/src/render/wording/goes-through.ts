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
  // That nothing is known against it is all that anybody can say of a release before it is compiled.
  return `As far as is known, the build goes through with what ${name} ${agreeing(name, 'has', 'have')}.`;
}
