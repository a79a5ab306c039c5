// Why, package by package, folded: the file taken, the refused ones, what a build needs and the way out.

import type { Report, ReportPackage, ReportResult } from '../../report/report.ts';
import { counted } from '../../text/counted.ts';
import { sizeText } from '../../text/size-text.ts';
import { alike } from '../../text/alike.ts';
import { ignoredText } from '../wording/annotations.ts';
import { type Markup, markup } from '../escape/html-markup.ts';
import { notesOf, rulesOf, suppressionsOf } from '../../report/rules-of.ts';
import { isTelling, title, worst } from '../wording/telling-rows.ts';
import { refusalWords } from '../wording/refusal-words.ts';
import { fewNames, targetNames } from '../wording/target-names.ts';
import { verdictPhrases } from '../wording/verdict-phrases.ts';
import { verdictWords } from '../wording/verdict-words.ts';

/** With one target, so many stand open: the reader came for them. */
const OPEN = 3;

/** What is no plain wheel somewhere, worst first; what the index says nothing of stands last, and together. */
export function htmlTelling(report: Report): readonly Markup[] {
  const telling = report.packages
    .map((pkg, position) => ({ pkg, position }))
    .filter(({ pkg }) => pkg.results.some(isTelling))
    .toSorted((a, b) => worst(a.pkg) - worst(b.pkg));
  return [
    ...telling
      .filter(({ pkg }) => !isUnanswered(pkg))
      .map(({ pkg, position }, rank) => packagePart(pkg, position, report, report.targets.length === 1 && rank < OPEN)),
    ...alike(
      telling.filter(({ pkg }) => isUnanswered(pkg)),
      ({ pkg: { results } }) => JSON.stringify(results.map(({ target, verdict, why }) => [target, verdict, why])),
    ).map((group) => unansweredPart(group, report)),
  ];
}

/** The index says nothing of it, so that there is nothing more to show. */
function isUnanswered({ results }: ReportPackage): boolean {
  return results.filter(isTelling).every(({ reason }) => reason === 'index');
}

/** Packages of which the same is not known. */
function unansweredPart(
  group: readonly { readonly pkg: ReportPackage; readonly position: number }[],
  report: Report,
): Markup {
  const [first, second] = group;
  if (!first) return markup``;
  if (!second) return packagePart(first.pkg, first.position, report, report.targets.length === 1);
  const telling = first.pkg.results.filter(isTelling);
  const rules = [...new Set(group.flatMap(({ pkg }) => pkg.results.filter(isTelling).flatMap(rulesOf)))];
  return markup`<details open>
<summary><span class="title">${counted(group.length, 'package')}</span> ${badge('unknown')}</summary>
<p class="aside">rules${rules.map((rule) => markup` <a href="#${rule}">${rule}</a>`)}</p>
${alike(telling, ({ why }) => why).map((alikeOnes) => groupPart(alikeOnes, report))}<ul class="names">${group.map(
    ({ pkg, position }) =>
      markup`<li id="p${position}">${title(pkg)} <span class="aside">at ${pkg.location.path}:${pkg.location.line}</span></li>`,
  )}</ul>
</details>
`;
}

function packagePart(pkg: ReportPackage, position: number, report: Report, open: boolean): Markup {
  const telling = pkg.results.filter(isTelling);
  const verdicts = [...new Set(telling.map(({ verdict }) => verdict))];
  const rules = [...new Set(telling.flatMap(rulesOf))];
  const own = report.targets.filter(({ id }) => telling.some((each) => each.target === id));
  const where = report.targets.length > 1 ? `on ${fewNames(own, report)}` : '';
  const { path, line } = pkg.location;
  const groups = alike(telling, (result) => {
    const { verdict, why, needsText, fix, file, rejected } = result;
    return JSON.stringify([
      verdict,
      why,
      notesOf(result),
      needsText,
      fix,
      file?.filename,
      rejected,
      suppressionsOf(result),
    ]);
  });
  return markup`<details id="p${position}"${open ? markup` open` : ''}>
<summary><span class="title">${title(pkg)}</span> ${verdicts.map(
    (verdict) => markup`${badge(verdict)} `,
  )}<span class="aside">${where}</span></summary>
<p class="aside">at ${path}:${line}${rules.length > 0 ? markup` · rules${rules.map((rule) => markup` <a href="#${rule}">${rule}</a>`)}` : ''}</p>
${groups.map((group) => groupPart(group, report))}</details>
`;
}

/** Targets of which the same is to be said. */
function groupPart(group: readonly ReportResult[], { targets }: Report): Markup {
  const [result] = group;
  if (!result) return markup``;
  const { verdict, why, needsText, fix, file, build, runtime, rejected, rejectedCount } = result;
  const where = targets.filter(({ id }) => group.some((each) => each.target === id));
  const sentences = [why, ...notesOf(result)].filter((text) => text !== '');
  const ignored = suppressionsOf(result).map(ignoredText);
  const missing = build?.packages?.names ?? [];
  const rows: readonly (readonly [string, readonly (Markup | string)[]])[] = [
    ['Way out', fix === '' ? [] : [fix]],
    ['Needs', needsText],
    ['Missing here', missing.length > 0 ? [`${build?.packages?.manager ?? ''}: ${missing.join(' ')}`] : []],
    [
      'At run time',
      (runtime ?? []).length > 0
        ? [`${build?.packages?.manager ?? ''}: ${(runtime ?? []).join(' ')}`.replace(/^: /, '')]
        : [],
    ],
    ['Ignored', ignored],
    ['File', file ? [fileText(file.filename, file.size)] : []],
    ['Because', build?.evidence ?? []],
    ['Refused', rejected.map(({ filename, reason }) => markup`<code>${filename}</code> ${refusalWords(reason)}`)],
    ['', rejectedCount > rejected.length ? [`and ${counted(rejectedCount - rejected.length, 'more file')}`] : []],
  ];
  return markup`<div class="group">
<p>${targets.length > 1 ? markup`<strong>${targetNames(where)}</strong> ` : ''}${badge(verdict)} ${
    sentences.length > 0 ? sentences.join(' ') : verdictPhrases[verdict].meaning
  }</p>
<dl>${rows.flatMap(([term, texts]) =>
    texts.length === 0
      ? []
      : [
          markup`<div><dt>${term === '' ? markup`<span class="unseen">Refused too</span>` : term}</dt>${texts.map((text) => markup`<dd>${text}</dd>`)}</div>`,
        ],
  )}</dl>
</div>
`;
}

/** A wheel that stands here has a remark. */
function badge(verdict: ReportResult['verdict']): Markup {
  return markup`<span class="badge ${verdict}">${verdictWords[verdict].word}${verdict === 'wheel' ? '*' : ''}</span>`;
}

function fileText(filename: string, size: number | null): Markup {
  return markup`<code>${filename}</code>${size === null ? '' : ` ${sizeText(size)}`}`;
}
