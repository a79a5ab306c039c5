// What a table calls packages that share a row because nothing is to be said of them.

import type { ReportPackage } from '../../report/report.ts';
import { counted } from '../../text/counted.ts';
import { listWords } from '../../text/list-words.ts';
import { title } from './telling-rows.ts';

/** Columns that the names of a row take at most. */
const WIDEST = 28;

/**
 * `click 8.1.7`, `click and six`, `12 others`; by the first of them where several rows would be `others`.
 *
 * @param isOnly whether it is the only row of its kind
 * @param beside whether other packages have rows of their own
 */
export function restLabel(packages: readonly ReportPackage[], isOnly: boolean, beside: boolean): string {
  const [first, second, ...others] = packages;
  if (first === undefined) return '';
  if (second === undefined) return title(first);
  const pair = listWords([first.name, second.name]);
  const named = others.length === 0 ? pair : `${first.name} and ${packages.length - 1} more`;
  const isNamed = (others.length === 0 || !isOnly) && named.length <= WIDEST;
  return isNamed ? named : counted(packages.length, beside ? 'other' : 'package');
}
