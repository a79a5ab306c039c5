// The rules that a report names, in words.

import { rulesOf } from '../../report/rules-of.ts';
import type { Report } from '../../report/report.ts';
import { ruleIds } from '../../rules/rules.ts';
import { toldRules } from '../../rules/told-rules.ts';
import { type Markup, markup } from '../escape/html-markup.ts';

/** A section at the end of the page; empty where none is named. */
export function htmlRules({ packages, diagnostics }: Report): Markup {
  const named = new Set([
    ...packages.flatMap(({ results }) => results.flatMap(rulesOf)),
    ...diagnostics.flatMap(({ rule }) => rule ?? []),
  ]);
  const shown = ruleIds.filter((id) => named.has(id));
  if (shown.length === 0) return markup``;
  return markup`<section aria-labelledby="rules">
<h2 id="rules">Rules</h2>
<dl class="rules">${shown.map((id) => {
    const { name, level, meaning, why, remedy } = toldRules[id];
    return markup`<div id="${id}"><dt>${id} ${name} <span class="aside">${level}</span></dt><dd>${meaning} ${why} <strong>What to do:</strong> ${remedy}</dd></div>
`;
  })}</dl>
</section>
`;
}
