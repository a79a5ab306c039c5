// The packages, one by one: what is no plain wheel somewhere, then the rest.

import type { Report } from '../../report/report.ts';
import { type Markup, markup } from '../escape/html-markup.ts';
import { htmlOthers } from './html-others.ts';

/**
 * A section; empty for a report without packages.
 *
 * @param telling what is no plain wheel somewhere
 */
export function htmlPackages(report: Report, telling: readonly Markup[]): Markup {
  if (report.packages.length === 0) return markup``;
  return markup`<section aria-labelledby="packages">
<h2 id="packages">Packages</h2>
<p class="tools"><button type="button" hidden data-open>Open all</button> <button type="button" hidden data-close>Close all</button></p>
${telling}${htmlOthers(report)}</section>
`;
}
