// Images that do as well as the one to take, behind it.

import { listWords } from '../text/list-words.ts';
import { shortened } from '../text/shortened.ts';
import type { Choice } from './choices.ts';
import { leavesNothing } from './leaves-nothing.ts';
import { obstacles } from './obstacles.ts';
import type { Report, ReportPlan, ReportTarget } from './report.ts';

/** Names that the sentence holds. */
const NAMED = 5;

/** Images that do as well on these platforms, behind the one to take; where some were tried, they have words of their own. */
export function othersAsWell({ target, platforms }: Choice, report: Report): string {
  if (report.targets.some(({ tried }) => tried === true)) return '';
  const names = [...new Set(report.targets.map(({ name }) => name))].filter((name) => name !== target.name);
  const good = names.filter((name) =>
    platforms.every((platform) =>
      report.targets.some((each) => each.name === name && each.platform === platform && obstacles(report, each).none),
    ),
  );
  if (good.length === 0) return '';
  return `; ${good.length === 1 ? 'nor does' : 'nor do'} ${listWords(shortened(good, NAMED))}`;
}

/** Images on which the very same change does as well: which of them stands first is a matter of their order alone. */
export function sameElsewhere({ target, platforms }: Choice, plan: ReportPlan, report: Report): string {
  if (plan.base !== target.base || plan.pins.length === 0) return '';
  const changes = ({ kind, pins, notes }: ReportPlan): string => JSON.stringify([kind, pins, notes]);
  const isSame = (each: ReportTarget): boolean =>
    each.plans.some((other) => other.base === each.base && leavesNothing(other) && changes(other) === changes(plan));
  const names = [...new Set(report.targets.map(({ name }) => name))].filter(
    (name) =>
      name !== target.name &&
      platforms.every((platform) =>
        report.targets.some((each) => each.name === name && each.platform === platform && isSame(each)),
      ),
  );
  return names.length === 0 ? '' : `; ${listWords(shortened(names, NAMED), 'or')} does as well with the same change`;
}
