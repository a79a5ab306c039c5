// What stands first in a report of several targets: which image to take and why, or for each stage and service what to do, a line each.

import { questionsOf } from '../../report/alternatives-to.ts';
import { type Recommended, recommendations } from '../../report/recommendation.ts';
import type { Report } from '../../report/report.ts';
import { alike } from '../../text/alike.ts';
import { listWords } from '../../text/list-words.ts';
import { recommendationParagraphs } from './recommendation-paragraphs.ts';

/** That docker build stops stands above; of stages the table below shows what is in the way as it is: that is not said twice. */
export function leadTexts(report: Report): readonly string[] {
  // Where images were tried, why it is this one of them stands with it.
  const tried = recommendationParagraphs(report);
  if (tried.length > 0) return tried;
  // The change that leaves nothing to build stands above, with the stop.
  const answers = recommendations(report).filter(({ stall, choice: { plan } }) => stall === undefined || plan === null);
  if (questionsOf(report).length === 1) return answers.map(({ stall, way, text }) => (stall ? way : text));
  return alike(answers, (answer) => answer.brief.replace(placeOf(answer), ' in ')).map((group) => {
    const [first] = group;
    const names = group.map(({ choice }) => choice.target.name);
    return first?.brief.replace(placeOf(first), ` in ${listWords(names)}`) ?? '';
  });
}

/** Where a change is made: those that make the same one share a line. */
function placeOf({ choice: { target } }: Recommended): string {
  return ` in ${target.name}`;
}
