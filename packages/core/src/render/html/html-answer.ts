// The top of the page: which image to take, in words that are read within seconds, and what stands against it.

import { shortened } from '../../text/shortened.ts';
import type { Report } from '../../report/report.ts';
import { counted } from '../../text/counted.ts';
import { listWords } from '../../text/list-words.ts';
import { capital } from '../../text/sentence.ts';
import { alike } from '../../text/alike.ts';
import { annotations, annotationText } from '../wording/annotations.ts';
import { type Markup, markup } from '../escape/html-markup.ts';
import { troubles } from '../wording/headline.ts';
import { htmlPreparation } from './html-preparation.ts';
import { incompleteSentence } from '../wording/incomplete-sentence.ts';
import { choiceTitle } from '../../report/choice-title.ts';
import { preparationOn } from '../../report/preparation-on.ts';
import { type Choice, choices } from '../../report/choices.ts';
import { targetNames } from '../wording/target-names.ts';

const INPUTS_NAMED = 5;

/** `good` needs nothing, `change` one step, `trouble` has no short way. */
type Mood = 'good' | 'change' | 'trouble';

const marks = { good: '✓', change: '→', trouble: '!' } as const satisfies Record<Mood, string>;

/** The page's header, with its only h1. */
export function htmlAnswer(report: Report): Markup {
  const [first, ...others] = choices(report);
  const moods = [...(first ? [moodOf(first)] : []), ...others.map(moodOf)];
  const mood = new Set(moods).size === 1 ? (moods[0] ?? 'trouble') : 'change';
  return markup`<header class="answer ${mood}">
<p class="about">${about(report)}</p>
<h1>${mark(first)} ${answerTitle(report)}</h1>
${first ? [markup`<p class="lead">${detail(first, report, others.length === 0)}</p>${beforePip(first, report)}`] : []}
${others.map(
  (choice) =>
    markup`<p class="further">${mark(choice)} <strong>On ${listWords(choice.platforms)}: ${choiceTitle(choice, report)}.</strong> ${detail(choice, report, false)}</p>${beforePip(choice, report)}
`,
)}${warnings(report)}
</header>
`;
}

function mark(choice: Choice | undefined): Markup {
  const mood = choice ? moodOf(choice) : 'trouble';
  return markup`<span class="mark ${mood}" aria-hidden="true">${marks[mood]}</span>`;
}

/** The answer in a few words, plain text without a full stop. */
export function answerTitle(report: Report): string {
  const [first, ...others] = choices(report);
  if (!first) return 'Nothing was checked';
  return `${choiceTitle(first, report)}${others.length > 0 ? ` on ${listWords(first.platforms)}` : ''}`;
}

function moodOf({ found, plan }: Choice): Mood {
  return found.none ? 'good' : plan ? 'change' : 'trouble';
}

/** @param naming whether the platforms are still to be named */
function detail({ target, found, plan, platforms }: Choice, { targets, complete }: Report, naming: boolean): string {
  const images = new Set(targets.map(({ name }) => name)).size;
  const where = naming ? ` on ${listWords(platforms)}` : '';
  if (found.none) return found.installed === 0 ? '' : `Nothing has to be compiled${where}.`;
  const state = troubles(found);
  if (!plan) return images > 1 ? `${target.name} is nearest: ${state}${where}.` : `${capital(state)}${where}.`;
  const notes = [...(plan.pins.length === 0 && plan.kind !== 'relock' ? ['no pin changes'] : []), ...plan.notes];
  const aside = notes.length > 0 ? ` (${notes.join('; ')})` : '';
  // What stands in the way differs from platform to platform.
  const before = platforms.length > 1 ? '' : `: ${state}${images > 1 ? ` on ${target.name}` : ''}`;
  return `Then nothing${complete ? '' : ' that was judged'} has to be compiled${where}${aside}. ${
    images > 1 ? 'No image that was checked does as it is' : `${target.name} does not do as it is`
  }${before}.`;
}

/** Where no change is known that avoids the build. */
function beforePip({ target, found, plan }: Choice, report: Report): Markup {
  const preparation = preparationOn(report, target);
  if (found.none || plan || !preparation || preparation.names.length === 0) return markup``;
  return markup`<p>What the builds need goes in before pip:</p>${htmlPreparation(preparation)}`;
}

function about({ inputs, packages, tool }: Report): string {
  const files = shortened(
    inputs.map(({ path }) => path),
    INPUTS_NAMED,
  );
  const installed = packages.filter(({ results }) => results.some(({ verdict }) => verdict !== 'skipped'));
  return `${files.join(', ')} · ${counted(installed.length, 'package')} · ${tool.name} ${tool.version}`;
}

/** What makes the answer less than it seems: errors about whole files, an index that did not answer, what was not judged. */
function warnings(report: Report): Markup {
  const errors = alike(
    annotations(report).filter(({ about: pkg, level }) => pkg === null && level === 'error'),
    ({ rule, detail: text }) => `${rule} ${text}`,
  ).flatMap((group) => {
    const [first] = group;
    return first
      ? [annotationText(first, group.length > 1 ? targetNames(group.flatMap(({ target }) => target ?? [])) : undefined)]
      : [];
  });
  const lines = [
    ...errors.map((text) => markup`<li><strong>Error:</strong> ${text}</li>`),
    ...(report.complete ? [] : [markup`<li><strong>${incompleteSentence(report)}</strong></li>`]),
    ...report.faults.map(
      ({ packages, silence, cause }) =>
        markup`<li>The index ${silence} for ${counted(packages.length, 'package')}: ${cause}</li>`,
    ),
  ];
  return lines.length === 0 ? markup`` : markup`<ul class="warnings">${lines}</ul>`;
}
