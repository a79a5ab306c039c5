// What leaves nothing to build where an installation stops, beside what is to be added for its builds.

import { plansOn } from '../../report/plans-on.ts';
import { recommendations } from '../../report/recommendation.ts';
import type { Report, ReportPlan, ReportTarget } from '../../report/report.ts';
import { listWords } from '../../text/list-words.ts';
import { decapital } from '../../text/sentence.ts';

/** Lines to change, and letters, that stand there whole; a longer plan is named by its letter. */
const [CHANGES, LETTERS] = [2, 130] as const;

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
  const isAdded = found.stall !== undefined;
  const lines = listWords(plan.changes);
  if (plan.changes.length <= CHANGES && lines.length <= LETTERS && plan.notes.length === 0) {
    const way = `${lines}, which leaves nothing to build`;
    return { way, instead: isAdded ? way : '' };
  }
  const way = decapital(found.way).replace(/[.]$/, '');
  // Of several targets the plans stand apart, under headings of their own.
  const instead = report.targets.length > 1 ? way : byLetter(plan, target, report);
  return { way, instead: isAdded ? instead : '' };
}

function byLetter(plan: ReportPlan, target: ReportTarget, report: Report): string {
  const letter = String.fromCharCode('A'.charCodeAt(0) + Math.max(plansOn(report, target).indexOf(plan), 0));
  const image = plan.base === null || plan.base === target.base ? '' : ` (${plan.base})`;
  return `plan ${letter} below${image}, which leaves nothing to build`;
}
