// Why, package by package, folded: the sentence, what it needs, the way out, the file taken and the refused ones.

import type { Report, ReportPackage, ReportResult } from '../../report/report.ts';
import { sentence } from '../../text/sentence.ts';
import { sizeText } from '../../text/size-text.ts';
import { alike } from '../../text/alike.ts';
import { ignoredText, targetText } from '../wording/annotations.ts';
import { htmlCode, markdownCode, markdownText } from '../escape/markdown-text.ts';
import { notesOf, rulesOf, suppressionsOf } from '../../report/rules-of.ts';
import { fewNames } from '../wording/target-names.ts';
import { shownEvidence } from '../wording/shown-evidence.ts';
import { isTelling, title, worst } from '../wording/telling-rows.ts';
import { verdictWords } from '../wording/verdict-words.ts';

/** With one target, so many stand open: the reader came for them. */
const OPEN = 3;

/** One piece a package that is no plain wheel somewhere, worst first. */
export function markdownDetails(report: Report): readonly string[] {
  return report.packages
    .filter((pkg) => pkg.results.some(isTelling) && !isSilent(pkg, report))
    .toSorted((a, b) => worst(a) - worst(b))
    .map((pkg, position) => details(pkg, report, report.targets.length === 1 && position < OPEN).join('\n'));
}

/** That the index did not answer is said above, once for all. */
function isSilent({ results }: ReportPackage, { faults }: Report): boolean {
  return faults.length > 0 && results.filter(isTelling).every(({ reason }) => reason === 'index');
}

function details(pkg: ReportPackage, report: Report, open: boolean): readonly string[] {
  const telling = pkg.results.filter(isTelling);
  const words = [...new Set(telling.map(({ verdict }) => verdictWords[verdict].word))];
  const rules = [...new Set(telling.flatMap(rulesOf))];
  const own = report.targets.filter(({ id }) => telling.some((each) => each.target === id));
  const on = report.targets.length > 1 ? ` on ${htmlCode(fewNames(own, report))}` : '';
  return [
    `<details${open ? ' open' : ''}><summary>${htmlCode(title(pkg))} ${words.join(', ')}${on} (${rules.join(', ')})</summary>`,
    '',
    `at ${markdownCode(`${pkg.location.path}:${pkg.location.line}`)}`,
    '',
    ...alike(telling, (result) => {
      const { verdict, why, needsText, fix, file } = result;
      return JSON.stringify([verdict, why, notesOf(result), needsText, fix, file?.filename, suppressionsOf(result)]);
    }).flatMap((group) => paragraph(group, report)),
    '',
    '</details>',
    '',
  ];
}

function paragraph(group: readonly ReportResult[], { targets }: Report): readonly string[] {
  const [result] = group;
  if (!result) return [];
  const { why, needsText, fix, file, build, rejected, rejectedCount } = result;
  const where = group.map((each) => targetText(targets.find(({ id }) => id === each.target) ?? null));
  const evidence = shownEvidence(build?.evidence ?? []);
  const more = rejectedCount - rejected.length;
  const text = [why, ...notesOf(result)].filter((each) => each !== '').map(markdownText);
  const refused = rejected.map(({ filename, reason }) => `${markdownCode(filename)} (${markdownText(reason)})`);
  const lines: readonly string[] = [
    ...(needsText.length > 0 ? [`needs ${needsText.map((each) => markdownText(sentence(each))).join(' ')}`] : []),
    ...(fix === '' ? [] : [`way out: ${markdownText(fix)}`]),
    ...suppressionsOf(result).map((each) => markdownText(ignoredText(each))),
    ...(file ? [`file ${markdownCode(file.filename)}${file.size === null ? '' : ` (${sizeText(file.size)})`}`] : []),
    ...evidence.shown.map((each) => `because ${markdownText(each)}`),
    ...(evidence.rest === undefined ? [] : [evidence.rest]),
    ...(refused.length > 0 ? [`refused: ${refused.join(', ')}${more > 0 ? ` and ${more} more` : ''}`] : []),
  ];
  return [`- **${where.map(markdownText).join(', ')}**: ${text.join(' ')}`, ...lines.map((line) => `  - ${line}`)];
}
