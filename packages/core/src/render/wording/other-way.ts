// What leaves nothing to build where an installation stops, beside what is to be added for its builds.

import { plansOn } from '../../report/plans-on.ts';
import { type Recommended, recommendations } from '../../report/recommendation.ts';
import type { Report, ReportPlan, ReportTarget } from '../../report/report.ts';
import { counted } from '../../text/counted.ts';
import { listWords } from '../../text/list-words.ts';
import { decapital } from '../../text/sentence.ts';
import { briefChanges, placeOf } from './brief-changes.ts';

/** Lines to change, and letters of each, that stand there whole; of a longer plan the first place does, or its letter. */
const [CHANGES, LETTERS] = [3, 70] as const;

export interface OtherWay {
  /** A clause, with what it leaves; empty where nothing is known. */
  readonly way: string;
  /** The same as an alternative to adding what builds lack; empty elsewhere. */
  readonly instead: string;
}

/** @param judged ids of the targets whose installation stops */
export function otherWay(judged: readonly string[], report: Report): OtherWay {
  const found = recommendations(report).find(({ choice: { plan, target } }) => plan && judged.includes(target.id));
  if (!found?.choice.plan) return { way: '', instead: '' };
  const { target, plan } = found.choice;
  const lines = briefChanges(plan.changes);
  const isShort = lines.length <= CHANGES && lines.every(({ length }) => length <= LETTERS) && plan.notes.length === 0;
  const way = isShort ? `${listWords(lines)}, which leaves nothing to build` : named(found, plan, target, report);
  return { way, instead: found.stall === undefined ? '' : way };
}

/** Of several targets the plans stand apart, under headings of their own, and not all of them are shown. */
function named(found: Recommended, plan: ReportPlan, target: ReportTarget, report: Report): string {
  return report.targets.length > 1 ? byPlace(found, plan) : byLetter(plan, target, report);
}

function byPlace({ way }: Recommended, { changes }: ReportPlan): string {
  const place = changes.flatMap((change) => placeOf(change) ?? [])[0];
  const more = changes.length > 1 ? ` and ${counted(changes.length - 1, 'more change')}` : '';
  return `${decapital(way).replace(/[.]$/, '')}${place === undefined ? '' : `; that is ${place}${more}`}`;
}

function byLetter(plan: ReportPlan, target: ReportTarget, report: Report): string {
  const letter = String.fromCharCode('A'.charCodeAt(0) + Math.max(plansOn(report, target).indexOf(plan), 0));
  const image = plan.base === null || plan.base === target.base ? '' : ` (${plan.base})`;
  return `plan ${letter} below${image}, which leaves nothing to build`;
}
