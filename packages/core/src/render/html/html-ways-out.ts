// Where something is in the way: the smallest changes that leave nothing to build, and else what to install before pip.

import type { Report, ReportPlan, ReportPreparation, ReportTarget } from '../../report/report.ts';
import { capital } from '../../text/sentence.ts';
import { alike } from '../../text/alike.ts';
import { type Markup, markup } from '../escape/html-markup.ts';
import { troubles } from '../wording/troubles.ts';
import { htmlPreparation } from './html-preparation.ts';
import { imageRanking } from '../../report/image-ranking.ts';
import { type TwoStage, twoStage } from '../../report/two-stage.ts';
import { htmlTwoStage } from './html-two-stage.ts';
import { advisedTargets } from '../wording/advised-targets.ts';
import { recommendations } from '../../report/recommendation.ts';
import { targetNames } from '../wording/target-names.ts';
import { preparationOn } from '../../report/preparation-on.ts';
import { plansOn } from '../../report/plans-on.ts';
import { plansTitle } from '../wording/plans-title.ts';

/** Of images that are not the one to take; more of them are folded. */
const OTHERS_OPEN = 2;

/** A section; empty where nothing is in the way, or nothing is known that would help. */
export function htmlWaysOut(report: Report): Markup {
  const helped = imageRanking(report)
    .flatMap(({ targets }) => targets)
    .map(({ target, found }) => ({ target, found, plans: plansOn(report, target) }))
    .map(({ target, found, plans }) => ({
      target,
      found,
      plans,
      title: plansTitle(report, target, plans),
      preparation: preparationOn(report, target),
      stages: twoStage(report, target),
      words: capital(troubles(found)),
    }))
    .filter(({ found, plans, preparation }) => !found.none && (plans.length > 0 || preparation));
  const groups = alike(helped, ({ plans, title, preparation, stages, words }) =>
    JSON.stringify([words, title, preparation, stages, plans.map(({ text, notes }) => [text, notes])]),
  );
  if (groups.length === 0) return markup``;
  const advised = new Set(recommendations(report).flatMap(({ choice }) => advisedTargets(choice, report)));
  const isLead = (group: (typeof groups)[number]): boolean => group.some(({ target }) => advised.has(target));
  const others = groups.filter((group) => !isLead(group));
  return markup`<section aria-labelledby="ways">
<h2 id="ways">Ways out</h2>
${
  others.length > OTHERS_OPEN
    ? [
        ...groups.filter(isLead).map(part),
        markup`<details><summary><span class="title">The other images: what helps there</span></summary>
${others.map(part)}</details>
`,
      ]
    : groups.map(part)
}</section>
`;

  function part(group: (typeof groups)[number]): Markup {
    const targets = group.map(({ target }) => target);
    return group[0] ? way(targets, group[0]) : markup``;
  }
}

interface Helped {
  readonly plans: readonly ReportPlan[];
  /** What stands over them. */
  readonly title: string;
  readonly preparation: ReportPreparation | null;
  readonly stages: TwoStage | null;
  /** What is in the way, capitalised. */
  readonly words: string;
}

function way(targets: readonly ReportTarget[], { plans, title, preparation, stages, words }: Helped): Markup {
  const isPlaced = targets.some(({ dockerfile }) => dockerfile !== undefined);
  return markup`<div class="way">
<h3>${targetNames(targets)}</h3>
<p>${words}.</p>
${plans.length > 0 ? [markup`<h4>${title}</h4><ol class="plans">${plans.map((plan) => planItem(plan, isPlaced))}</ol>`] : []}
${preparation ? [preparationPart(preparation, targets)] : []}${stages ? [htmlTwoStage(stages)] : []}
</div>
`;
}

/** @param isPlaced whether changes name the lines of files: each stands alone then */
function planItem({ text, changes, pins, kind, notes }: ReportPlan, isPlaced: boolean): Markup {
  const unchanged = pins.length === 0 && kind !== 'relock' && kind !== 'version' ? ['no pin changes'] : [];
  const more = [...unchanged, ...notes];
  const shown = isPlaced ? changes : [text];
  return markup`<li>${shown.map((change, position) => markup`${position > 0 ? markup`<br>` : ''}<strong>${change}</strong>`)}${more.length > 0 ? [markup` <span class="aside">(${more.join('; ')})</span>`] : []}</li>`;
}

function preparationPart(preparation: ReportPreparation, targets: readonly ReportTarget[]): Markup {
  return preparation.names.length > 0
    ? markup`<h4>To build all the same, before pip</h4>${htmlPreparation(preparation, targets)}`
    : markup``;
}
