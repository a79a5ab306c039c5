// The page of a report, for what loads its parts when they are needed.

import type { Report } from '../../report/report.ts';
import { markup } from '../escape/html-markup.ts';
import { isTelling } from '../wording/telling-rows.ts';
import { htmlPage } from './html-page.ts';

/** The same as `html`; what only a report with something in the way has, or one that names rules, is loaded with the first such report. */
export async function htmlOnDemand(report: Report): Promise<string> {
  const { ways, telling } = hasTrouble(report)
    ? (await import('./html-trouble.ts')).htmlTrouble(report)
    : { ways: markup``, telling: [] };
  const rules = namesRules(report) ? (await import('./html-rules.ts')).htmlRules(report) : markup``;
  return htmlPage(report, { ways, telling, rules });
}

function hasTrouble({ packages, targets }: Report): boolean {
  return (
    packages.some(({ results }) => results.some(isTelling)) ||
    targets.some(({ plans, preparation }) => plans.length > 0 || preparation !== null)
  );
}

function namesRules({ packages, diagnostics }: Report): boolean {
  return (
    packages.some(({ results }) => results.some(({ statements }) => statements.length > 0)) ||
    diagnostics.some(({ rule }) => rule !== null)
  );
}
