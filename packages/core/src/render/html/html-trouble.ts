// What a page says where something is in the way: which package is what on which image, and the ways out.

import type { Report } from '../../report/report.ts';
import { type Markup, markup } from '../escape/html-markup.ts';
import { htmlMatrix } from './html-matrix.ts';
import { htmlWaysOut } from './html-ways-out.ts';

export function htmlTrouble(report: Report): Markup {
  return markup`${htmlMatrix(report)}${htmlWaysOut(report)}`;
}
