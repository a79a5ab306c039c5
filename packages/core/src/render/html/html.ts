// The report as one page that needs nothing else: which image to take at the top, then the evidence.

import type { Report } from '../../report/report.ts';
import { htmlPage } from './html-page.ts';
import { htmlRules } from './html-rules.ts';
import { htmlTrouble } from './html-trouble.ts';

/**
 * Renders a self-contained page: no other file, no address, no time of day. It is whole without its script and prints
 * with every part open.
 */
export function html(report: Report): string {
  return htmlPage(report, { ...htmlTrouble(report), rules: htmlRules(report) });
}
