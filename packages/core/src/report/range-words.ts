// Which range of versions to ask for, and where, in the imperative.

import type { RangeChange } from '../manifest/range-change.ts';

/** @param range `numpy<2` */
export function rangeWords(range: string, { at: { path, line }, how, madeFrom }: RangeChange): string {
  switch (how) {
    case 'in-line':
      return `${path}:${line}: ask for ${range}`;
    case 'new-line':
      return `Add ${range} to ${path}`;
    case 'lock-again':
      return `Ask for ${range}${madeFrom === undefined ? '' : ` in ${madeFrom}`} and lock again`;
  }
}
