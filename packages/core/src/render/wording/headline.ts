// What a report comes to, in a sentence or two: the first thing that a person reads.

import { noneInstalled } from '../../report/none-installed.ts';
import { shortened } from '../../text/shortened.ts';
import { isHalted } from '../../report/refusal-text.ts';
import type { Report, ReportTarget } from '../../report/report.ts';
import { listWords } from '../../text/list-words.ts';
import { capital, decapital, sentence } from '../../text/sentence.ts';
import { targetText } from './annotations.ts';
import { inTheWay } from '../../report/in-the-way.ts';
import { type Obstacles, obstacles } from '../../report/obstacles.ts';
import { recommendations } from '../../report/recommendation.ts';
import { isBeside, isReached, type StopText, stopTexts } from './stop-texts.ts';
import { troubles } from './troubles.ts';

/** Names that one sentence holds. */
const NAMED = 5;

/** Plain text, full sentences, one line: which image to take, and for a single target first how it stands. */
export function headline(report: Report): string {
  const { diagnostics } = report;
  const beside = stopTexts({ ...report, packages: [], diagnostics: diagnostics.filter(isBeside) }).map(withRemedy);
  return [...beside, answer({ ...report, diagnostics: diagnostics.filter((each) => !isBeside(each)) })].join(' ');
}

function answer(report: Report): string {
  const [target, ...others] = report.targets;
  if (!target) return 'Nothing was checked.';
  const told = recommendations(report);
  if (others.length > 0) return told.map(({ text }) => text).join(' ');
  // How the target itself stands is said before the change that is better.
  const plans = told.filter(({ choice: { plan } }) => plan !== null);
  return [
    single(target, report),
    ...plans.map(({ stall, way }) => (stall?.remedy === undefined ? way : `Or ${decapital(way)}`)),
  ].join(' ');
}

function single(target: ReportTarget, report: Report): string {
  const found = obstacles(report, target);
  const stops = stopTexts(report).map(withRemedy);
  if (!isHalted(found.refused)) return [...stops, standing(target, report, found)].join(' ');
  // What follows is no answer before that one.
  const rest = standing(target, report, { ...found, refused: [] });
  return [...stops, isReached(report) ? rest : `Without that stop: ${decapital(rest)}`].join(' ');
}

function withRemedy({ text, remedy }: StopText): string {
  return [text, capital(sentence(remedy))].join(' ').trimEnd();
}

function standing(target: ReportTarget, report: Report, found: Obstacles): string {
  const where = targetText(target);
  if (found.installed === 0 && found.none) return `${noneInstalled(report, target)} on ${where}.`;
  if (found.none)
    return `${found.installed === 1 ? 'The one package installs' : `All ${found.installed} packages install`} without a compiler on ${where}.`;
  if (found.unjudged.length + found.unlearnt.length > 0) return `On ${where} ${troubles(found)}.`;
  const left = inTheWay(report, target, found);
  const names = [...left.impossible, ...left.build, ...left.open];
  return `${capital(troubles(found))} on ${where}${names.length > 0 ? ` (${listWords(shortened(names, NAMED))})` : ''}.`;
}
