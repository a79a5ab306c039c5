// A limit between a decompressor and what it feeds.

import { watchUnpacked } from '../../archive/watch-unpacked.ts';
import type { Intake } from './intake.ts';

/** Limits and `packed` as `watchUnpacked` has them. */
export function boundedIntake(next: Intake, ...limits: Parameters<typeof watchUnpacked>): Intake {
  const watch = watchUnpacked(...limits);
  return {
    take(piece) {
      watch(piece);
      return next.take(piece);
    },
    end: () => next.end(),
  };
}
