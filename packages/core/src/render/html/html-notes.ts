// The end of the page: what is to be said once, and the rules that the report names.

import { rulesOf } from '../../report/rules-of.ts';
import type { Report } from '../../report/report.ts';
import { ruleIds, rules } from '../../rules/rules.ts';
import { alike } from '../../text/alike.ts';
import { annotations, annotationText, isOnTop } from '../wording/annotations.ts';
import { type Markup, markup } from '../escape/html-markup.ts';
import { isAboutImage } from './html-images.ts';
import { targetNames } from '../wording/target-names.ts';

/** Up to two sections. Errors about whole files stand above, and what is said of an image stands with it. */
export function htmlNotes(report: Report): Markup {
  const said = annotations(report).filter((each) => each.about === null && !isOnTop(each) && !isAboutImage(each.rule));
  const lines = [
    ...alike(said, ({ rule, detail }) => `${rule} ${detail}`).flatMap((group) => {
      const [first] = group;
      return first
        ? [
            annotationText(
              first,
              group.length > 1 ? targetNames(group.flatMap(({ target }) => target ?? [])) : undefined,
            ),
          ]
        : [];
    }),
    ...report.remarks,
  ];
  return markup`${
    lines.length === 0
      ? []
      : [
          markup`<section aria-labelledby="notes">
<h2 id="notes">Notes</h2>
<ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul>
</section>
`,
        ]
  }${ruleSection(report)}`;
}

function ruleSection({ packages, diagnostics }: Report): Markup {
  const named = new Set([
    ...packages.flatMap(({ results }) => results.flatMap(rulesOf)),
    ...diagnostics.flatMap(({ rule }) => rule ?? []),
  ]);
  const shown = ruleIds.filter((id) => named.has(id));
  if (shown.length === 0) return markup``;
  return markup`<section aria-labelledby="rules">
<h2 id="rules">Rules</h2>
<dl class="rules">${shown.map((id) => {
    const { name, level, meaning, why, remedy } = rules[id];
    return markup`<div id="${id}"><dt>${id} ${name} <span class="aside">${level}</span></dt><dd>${meaning} ${why} <strong>What to do:</strong> ${remedy}</dd></div>
`;
  })}</dl>
</section>
`;
}
