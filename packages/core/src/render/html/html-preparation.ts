// What to install before pip: the line to paste, and how far it can be trusted.

import type { ReportPreparation } from '../../report/report.ts';
import { type Markup, markup } from '../escape/html-markup.ts';
import { copyable } from './html-copyable.ts';

/** The line with its button, and at it what it does not do; empty where no package is known. */
export function htmlPreparation({ names, line, evidence, notes }: ReportPreparation): Markup {
  if (names.length === 0) return markup``;
  return markup`${copyable(line)}${
    evidence === 'known' ? [markup`<p class="aside">Nobody has verified these names for this image.</p>`] : []
  }${notes.length > 0 ? [markup`<ul>${notes.map((note) => markup`<li>${note}</li>`)}</ul>`] : []}`;
}
