// The place of a problem in a text, as compilers show it.

import { maskAddresses } from './mask-addresses.ts';
import { printable } from './unprintable.ts';

/** Of a longer line only what stands around the column is shown. */
const WIDTH = 72;

/**
 * The line and a caret below it. A line with a password in it is not shown.
 *
 * @param line from 1
 * @param column from 1
 * @returns two lines, `  | numpy==1.2 foo` and `  |            ^`; undefined where there is nothing to show
 */
export function excerpt(text: string, line: number, column: number): string | undefined {
  const whole = text.split(/\r?\n/)[line - 1];
  if (whole === undefined || whole.trim() === '' || maskAddresses(whole) !== whole) return undefined;
  const from = Math.max(0, column - 1 - WIDTH / 2);
  const shown = printable(whole.slice(from, from + WIDTH).replaceAll('\t', ' '));
  return `  | ${shown}\n  | ${' '.repeat(Math.max(0, column - 1 - from))}^`;
}
