// What to install before pip: the line to paste, and how far it can be trusted.

import type { ReportPreparation, ReportTarget } from '../../report/report.ts';
import { listWords } from '../../text/list-words.ts';
import { once } from '../../text/once.ts';
import { capital, sentence } from '../../text/sentence.ts';
import { type Markup, markup } from '../escape/html-markup.ts';
import { aboveWhich } from '../wording/above-which.ts';
import { untriedNames } from '../wording/untried-names.ts';
import { copyable } from './html-copyable.ts';

/** The line with its button, where it goes in the Dockerfile of the targets, and what it does not do; empty where no package is known. */
export function htmlPreparation(preparation: ReportPreparation, targets: readonly ReportTarget[]): Markup {
  const { names, line, notes } = preparation;
  if (names.length === 0) return markup``;
  const places = once(targets.flatMap((target) => aboveWhich(target) ?? []));
  return markup`${copyable(line)}${places.length === 0 ? [] : [markup`<p class="aside">${sentence(capital(listWords(places, 'or')))}</p>`]}${untriedNames(preparation).map((text) => markup`<p class="aside">${text}</p>`)}${notes.length > 0 ? [markup`<ul>${notes.map((note) => markup`<li>${note}</li>`)}</ul>`] : []}`;
}
