// What a page says where something is in the way: which package is what on which image, the ways out, and each such package.

import type { Report } from '../../report/report.ts';
import { type Markup, markup } from '../escape/html-markup.ts';
import { htmlMatrix } from './html-matrix.ts';
import { htmlTelling } from './html-telling.ts';
import { htmlWaysOut } from './html-ways-out.ts';

export function htmlTrouble(report: Report): HtmlTrouble {
  return { ways: markup`${htmlMatrix(report)}${htmlWaysOut(report)}`, telling: htmlTelling(report) };
}

export interface HtmlTrouble {
  /** Behind the images. */
  readonly ways: Markup;
  /** Before the packages of which only the file is told. */
  readonly telling: readonly Markup[];
}
