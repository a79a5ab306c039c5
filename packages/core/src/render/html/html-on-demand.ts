// The page of a report, for what loads its parts when they are needed.

import type { Report } from '../../report/report.ts';
import { markup } from '../escape/html-markup.ts';
import { isTelling } from '../wording/telling-rows.ts';
import { htmlPage } from './html-page.ts';

/** The same as `html`; what only a report with something in the way has is loaded with the first such report. */
export async function htmlOnDemand(report: Report): Promise<string> {
  if (!hasTrouble(report)) return htmlPage(report, markup``);
  const { htmlTrouble } = await import('./html-trouble.ts');
  return htmlPage(report, htmlTrouble(report));
}

function hasTrouble({ packages, targets }: Report): boolean {
  return (
    packages.some(({ results }) => results.some(isTelling)) ||
    targets.some(({ plans, preparation }) => plans.length > 0 || preparation !== null)
  );
}
