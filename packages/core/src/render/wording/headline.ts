// What a report comes to, in a sentence or two: the first thing that a person reads.

import { shortened } from '../../text/shortened.ts';
import { isHalted, refusalText } from '../../report/refusal-text.ts';
import type { Report, ReportTarget } from '../../report/report.ts';
import { counted } from '../../text/counted.ts';
import { listWords } from '../../text/list-words.ts';
import { capital, decapital, sentence } from '../../text/sentence.ts';
import { targetText } from './annotations.ts';
import { someNames } from './incomplete-sentence.ts';
import { inTheWay } from '../../report/in-the-way.ts';
import { type Obstacles, obstacles } from '../../report/obstacles.ts';
import { recommendations } from '../../report/recommendation.ts';
import { isBeside, isReached, type StopText, stopTexts } from './stop-texts.ts';

/** Names that one sentence holds. */
const NAMED = 5;

/** Plain text, full sentences, one line: which image to take, and for a single target first how it stands. */
export function headline(report: Report): string {
  const { diagnostics } = report;
  const beside = stopTexts({ ...report, diagnostics: diagnostics.filter(isBeside) }).map(withRemedy);
  return [...beside, answer({ ...report, diagnostics: diagnostics.filter((each) => !isBeside(each)) })].join(' ');
}

function answer(report: Report): string {
  const [target, ...others] = report.targets;
  if (!target) return 'Nothing was checked.';
  const told = recommendations(report);
  if (others.length > 0) return told.map(({ text }) => text).join(' ');
  // How the target itself stands is said before the change that is better.
  const plans = told.filter(({ choice: { plan } }) => plan !== null);
  return [single(target, report), ...plans.map(({ title, detail }) => `${title}: ${detail}.`)].join(' ');
}

function single(target: ReportTarget, report: Report): string {
  const found = obstacles(report, target);
  if (!isHalted(found.refused)) return standing(target, report, found);
  const stops = stopTexts(report).map(withRemedy);
  // What follows is no answer before that one.
  const rest = standing(target, report, { ...found, refused: [] });
  return [...stops, isReached(report) ? rest : `Without that stop: ${decapital(rest)}`].join(' ');
}

function withRemedy({ text, remedy }: StopText): string {
  return [text, capital(sentence(remedy))].join(' ').trimEnd();
}

function standing(target: ReportTarget, report: Report, found: Obstacles): string {
  const where = targetText(target);
  if (found.installed === 0 && found.none) return `Nothing is installed on ${where}.`;
  if (found.none)
    return `${found.installed === 1 ? 'The one package installs' : `All ${found.installed} packages install`} without a compiler on ${where}.`;
  if (found.unjudged.length + found.unlearnt.length > 0) return `On ${where} ${troubles(found)}.`;
  const left = inTheWay(report, target, found);
  const names = [...left.impossible, ...left.build, ...left.open];
  return `${capital(troubles(found))} on ${where}${names.length > 0 ? ` (${listWords(shortened(names, NAMED))})` : ''}.`;
}

/** Something that was judged is in the way. */
export function isTroubled({ impossible, build, unstated, refused }: Obstacles): boolean {
  return impossible + build + unstated + refused.length > 0;
}

/** `2 of 14 packages must be built and 1 could not be decided`; of a target without trouble only what was judged. */
export function troubles(found: Obstacles): string {
  const { installed, impossible, build, unknown, unstated, refused } = found;
  const parts = (
    [
      [impossible, 'cannot be installed'],
      [build, 'must be built'],
      [unstated, 'may be for glibc'],
      [unknown, 'could not be decided'],
    ] as const
  ).filter(([count]) => count > 0);
  const worded = parts.map(([count, words], position) =>
    position === 0 ? `${count} of ${counted(installed, 'package')} ${words}` : `${count} ${words}`,
  );
  const missing = missingWords(found);
  if (!isTroubled(found) && unknown === 0) return ['nothing that was judged must be built', ...missing].join(', but ');
  return listWords([...(refused.length > 0 ? [refusalText(refused)] : []), ...worded, ...missing]);
}

/** `2 packages that are needed were not judged (flask and mysqlclient)`, `what 1 package needs is not known (lib)` */
export function missingWords({ unjudged, unlearnt }: Pick<Obstacles, 'unjudged' | 'unlearnt'>): readonly string[] {
  const [are, were] = unjudged.length === 1 ? ['is', 'was'] : ['are', 'were'];
  const need = unlearnt.length === 1 ? 'needs' : 'need';
  return [
    ...(unjudged.length > 0
      ? [`${counted(unjudged.length, 'package')} that ${are} needed ${were} not judged (${someNames(unjudged)})`]
      : []),
    ...(unlearnt.length > 0
      ? [`what ${counted(unlearnt.length, 'package')} ${need} is not known (${someNames(unlearnt)})`]
      : []),
  ];
}
