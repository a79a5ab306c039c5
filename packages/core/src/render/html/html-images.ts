// The images, best first: what each is, what is in the way on each platform, and the pictures.

import { isRefused, refusalText } from '../../report/refusal-text.ts';
import type { Report, ReportTarget } from '../../report/report.ts';
import { counted } from '../../text/counted.ts';
import { alike } from '../../text/alike.ts';
import { capital } from '../../text/sentence.ts';
import { sizeText } from '../../text/size-text.ts';
import type { RuleId } from '../../rules/rules.ts';
import { type Markup, markup } from '../escape/html-markup.ts';
import { targetFacts } from '../wording/target-facts.ts';
import { isTroubled, troubles } from '../wording/troubles.ts';
import { sizeBar, verdictBar } from './html-bars.ts';
import { imageRanking, type RankedImage, type RankedTarget } from '../../report/image-ranking.ts';

/** Images that are read at a glance; where more than one is left, they are folded. */
const IMAGES_OPEN = 3;

/** A section; empty for a report without targets. */
export function htmlImages(report: Report): Markup {
  if (report.targets.length === 0) return markup``;
  const largest = Math.max(...report.targets.map(({ downloadSize }) => downloadSize ?? 0));
  const images = imageRanking(report);
  const items = images.map((image) => imageItem(image, report, largest));
  const shown = images.length > IMAGES_OPEN + 1 ? IMAGES_OPEN : images.length;
  return markup`<section aria-labelledby="images">
<h2 id="images">${images.length > 1 ? `Images${images.some(isOpen) ? '' : ', best first'}` : 'The image'}</h2>
<ol class="images">
${items.slice(0, shown)}</ol>
${
  shown < images.length
    ? [
        markup`<details><summary><span class="title">${counted(images.length - shown, 'more image')}</span></summary>
<ol class="images" start="${shown + 1}">
${items.slice(shown)}</ol>
</details>
`,
      ]
    : []
}</section>
`;
}

/** Nothing is known against it, and not everything was judged: it has no rank. */
function isOpen({ targets }: RankedImage): boolean {
  return targets.some(({ found }) => !found.clear && !isTroubled(found));
}

function imageItem(image: RankedImage, report: Report, largest: number): Markup {
  const { name, targets } = image;
  const [first] = targets;
  const good = targets.filter(({ found }) => found.none).length;
  const isUntroubled = targets.every(({ found }) => !isTroubled(found)) && good < targets.length;
  const state =
    isOpen(image) || isUntroubled ? 'open' : good === targets.length ? 'good' : good > 0 ? 'change' : 'trouble';
  return markup`<li class="image ${state}">
<h3>${name}</h3>
<p class="facts">${first ? `${targetFacts(first.target)}${compilerWords(first.target)}` : ''}</p>
${remarks(image, report)}
${alike(targets, (each) => stateOf(each, report)).map((group) => platformRow(group, report, largest))}</li>
`;
}

/** Where the installer refuses the file, what each package would come to is of no use. */
function wordsOf({ found }: RankedTarget): string {
  if (isRefused(found.refused)) return refusalText(found.refused);
  return found.none ? 'no compiler needed' : troubles(found);
}

/** Platforms that agree in all that is shown share a row. */
function stateOf(each: RankedTarget, report: Report): string {
  const { id, downloadSize } = each.target;
  return JSON.stringify([wordsOf(each), isRefused(each.found.refused) ? null : [report.summary[id], downloadSize]]);
}

function platformRow(group: readonly RankedTarget[], report: Report, largest: number): Markup {
  const [first] = group;
  if (!first) return markup``;
  const { target, found } = first;
  const isBarred = isRefused(found.refused);
  const summary = isBarred ? undefined : report.summary[target.id];
  const sizes = largest > 0 && !isBarred;
  const words = wordsOf(first);
  const platforms = group.map((each) => each.target.platform).join(', ');
  return markup`<div class="platform${sizes ? ' sized' : ''}">
<p class="state ${found.none ? 'good' : isTroubled(found) ? 'trouble' : 'open'}"><span class="name">${platforms}</span> <span aria-hidden="true">${found.none ? '✓' : isTroubled(found) ? '✗' : '?'}</span> ${capital(words)}</p>
<div class="picture">${summary ? [verdictBar(summary)] : []}</div>
${
  sizes
    ? [
        markup`<div class="download"><p>${target.downloadSize === null ? 'download size not known' : `${sizeText(target.downloadSize)} to download`}</p>${
          target.downloadSize === null || report.targets.length === 1 ? [] : [sizeBar(target.downloadSize, largest)]
        }</div>`,
      ]
    : []
}
</div>
`;
}

function compilerWords({ compiler }: ReportTarget): string {
  return compiler === null ? '' : compiler ? ', with a compiler' : ', no compiler';
}

/** Rules that are said of an image, whatever is installed in it. */
export function isAboutImage(rule: RuleId | null): boolean {
  return rule === 'WC301' || rule === 'WC302' || rule === 'WC303';
}

/** What is to be known of the image itself, each sentence once; that a compiler is missing stands among its facts (WC303). */
function remarks({ targets }: RankedImage, { diagnostics }: Report): Markup {
  const said = diagnostics.filter(
    ({ rule, target }) => isAboutImage(rule) && rule !== 'WC303' && targets.some(({ target: { id } }) => id === target),
  );
  const sentences = [...new Set(said.map(({ message }) => message))];
  return sentences.length === 0
    ? markup``
    : markup`<ul class="remarks">${sentences.map((sentence) => markup`<li>${sentence}</li>`)}</ul>`;
}
