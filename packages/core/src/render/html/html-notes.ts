// What is to be said once, at the end of the page.

import type { Report } from '../../report/report.ts';
import { alike } from '../../text/alike.ts';
import { annotations, annotationText, isOnTop } from '../wording/annotations.ts';
import { type Markup, markup } from '../escape/html-markup.ts';
import { isAboutImage } from './html-images.ts';
import { targetNames } from '../wording/target-names.ts';

/** A section, or nothing. Errors about whole files stand above, and what is said of an image stands with it. */
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
  }`;
}
