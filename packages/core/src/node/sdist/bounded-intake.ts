// A limit between a decompressor and what it feeds: a few kilobytes must not become gigabytes.

import type { Intake } from './intake.ts';
import type { SdistLimits } from '../../archive/sdist-limits.ts';
import { tooLarge, Unreadable } from '../../archive/unreadable.ts';

/** Up to this size any ratio will do. */
const ratioFrom = 1024 * 1024;

/**
 * @param most unpacked bytes
 * @param packed how many packed bytes were taken so far
 */
export function boundedIntake(next: Intake, most: number, ratio: SdistLimits['ratio'], packed: () => number): Intake {
  let unpacked = 0;
  return {
    take(piece) {
      unpacked += piece.length;
      if (unpacked > most) throw tooLarge(most, ' when unpacked');
      if (unpacked > ratioFrom && unpacked > ratio * packed())
        throw new Unreadable(`packed more than ${ratio.toLocaleString('en')} to 1`);
      return next.take(piece);
    },
    end: () => next.end(),
  };
}
