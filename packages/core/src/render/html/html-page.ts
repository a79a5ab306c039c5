// The page around the parts that only a report with something in the way has.

import type { Report } from '../../report/report.ts';
import { type Markup, markup, verbatim } from '../escape/html-markup.ts';
import { answerTitle, htmlAnswer } from './html-answer.ts';
import { htmlFillings } from './html-bars.ts';
import { htmlImages } from './html-images.ts';
import { htmlNotes } from './html-notes.ts';
import { htmlPackages } from './html-packages.ts';
import { pageIcon, pagePolicy } from './html-policy.ts';
import { pageScript } from './html-script.ts';
import { pageStyle } from './html-style.ts';
import type { HtmlTrouble } from './html-trouble.ts';

export function htmlPage(report: Report, parts: PageParts): string {
  return document(report, parts).markup;
}

/** What many reports have none of. */
export interface PageParts extends HtmlTrouble {
  readonly rules: Markup;
}

function document(report: Report, { ways, telling, rules }: PageParts): Markup {
  return markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${pagePolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${answerTitle(report)} – wheelcheck</title>
<link rel="icon" href="${pageIcon}">
<style>${verbatim(pageStyle)}</style>
</head>
<body>
${htmlFillings()}${htmlAnswer(report)}<main>
${htmlImages(report)}${ways}${htmlPackages(report, telling)}${htmlNotes(report)}${rules}</main>
<p class="unseen" role="status"></p>
<script>${verbatim(pageScript)}</script>
</body>
</html>
`;
}
