// The top of the page: which image to take, in words that are read within seconds, and what stands against it.

import { shortened } from '../../text/shortened.ts';
import type { Diagnostic, Report } from '../../report/report.ts';
import { counted } from '../../text/counted.ts';
import { capital } from '../../text/sentence.ts';
import { alike } from '../../text/alike.ts';
import { annotations, annotationText, isOnTop } from '../wording/annotations.ts';
import { type Markup, markup } from '../escape/html-markup.ts';
import { isTroubled } from '../wording/troubles.ts';
import { htmlPreparation } from './html-preparation.ts';
import { incompleteSentence } from '../wording/incomplete-sentence.ts';
import { packageCount } from '../../report/package-count.ts';
import { preparationOn } from '../../report/preparation-on.ts';
import type { Choice } from '../../report/choices.ts';
import { type Recommended, recommendations } from '../../report/recommendation.ts';
import { choiceReasons } from '../wording/choice-reasons.ts';
import { targetNames } from '../wording/target-names.ts';

const INPUTS_NAMED = 5;

/** `good` needs nothing, `change` one step, `trouble` has no short way; of `open` too little is known. */
type Mood = 'good' | 'change' | 'trouble' | 'open';

const marks = { good: '✓', change: '→', trouble: '!', open: '?' } as const satisfies Record<Mood, string>;

/** The page's header, with its only h1. */
export function htmlAnswer(report: Report): Markup {
  const told = recommendations(report);
  const [first, ...others] = told;
  const moods = new Set(told.map(({ choice }) => moodOf(choice)));
  const mood = moods.size === 1 && first ? moodOf(first.choice) : first ? 'change' : 'open';
  return markup`<header class="answer ${mood}">
<p class="about">${about(report)}</p>
<h1>${mark(first)} ${answerTitle(report)}</h1>
${first ? reasons(first, 'lead', report) : markup``}
${others.map(
  (each) => markup`<h2 class="further">${mark(each)} ${each.title}</h2>${reasons(each, 'next', report)}
`,
)}${warnings(report)}
</header>
`;
}

function mark(told: Recommended | undefined): Markup {
  const mood = told ? moodOf(told.choice) : 'open';
  return markup`<span class="mark ${mood}" aria-hidden="true">${marks[mood]}</span>`;
}

/** The answer in a few words, plain text without a full stop. */
export function answerTitle(report: Report): string {
  return recommendations(report)[0]?.title ?? 'Nothing was checked';
}

function moodOf({ found, plan }: Choice): Mood {
  if (found.none) return 'good';
  if (plan) return 'change';
  return isTroubled(found) ? 'trouble' : 'open';
}

/** Why, and what is to be done first. */
function reasons(recommended: Recommended, look: 'lead' | 'next', report: Report): Markup {
  const words = choiceReasons(recommended, report);
  return markup`${words === '' ? [] : [markup`<p class="${look}">${words}</p>`]}${beforePip(recommended.choice, report)}`;
}

/** Where no change is known that avoids the build. */
function beforePip({ target, found, plan }: Choice, report: Report): Markup {
  const preparation = preparationOn(report, target);
  if (found.none || plan || !preparation || preparation.names.length === 0) return markup``;
  return markup`<p>What the builds need goes in before pip:</p>${htmlPreparation(preparation, [target])}`;
}

function about(report: Report): string {
  const { inputs, tool } = report;
  const files = shortened(
    inputs.map(({ path }) => path),
    INPUTS_NAMED,
  );
  return `${files.join(', ')} · ${packageCount(report)} · ${tool.name} ${tool.version}`;
}

/** What makes the answer less than it seems: errors about whole files, an index that did not answer, what was not judged. */
function warnings(report: Report): Markup {
  // The title of a single target tells where the build stops first, and of each where it stops for what is lacking.
  const isTitle = ({ stop }: Diagnostic): boolean =>
    stop?.first === true && (report.targets.length < 2 || stop.judged === true);
  const told = { ...report, diagnostics: report.diagnostics.filter((each) => !isTitle(each)) };
  const said = alike(annotations(told).filter(isOnTop), ({ rule, detail: text }) => `${rule} ${text}`).flatMap(
    (group) => {
      const [first] = group;
      const several = group.length > 1 ? targetNames(group.flatMap(({ target }) => target ?? [])) : undefined;
      return first ? [{ label: capital(first.level), text: annotationText(first, several) }] : [];
    },
  );
  const lines = [
    ...said.map(({ label, text }) => markup`<li><strong>${label}:</strong> ${text}</li>`),
    ...(report.complete ? [] : [markup`<li><strong>${incompleteSentence(report)}</strong></li>`]),
    ...report.faults.map(
      ({ packages, silence, cause }) =>
        markup`<li>The index ${silence} for ${counted(packages.length, 'package')}: ${cause}</li>`,
    ),
  ];
  return lines.length === 0 ? markup`` : markup`<ul class="warnings">${lines}</ul>`;
}
