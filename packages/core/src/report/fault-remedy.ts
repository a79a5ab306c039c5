// What to do about an index that told nothing.

import type { Report } from './report.ts';

/** As a clause in the imperative. */
export function faultRemedy({ silence, remedy }: Report['faults'][number]): string {
  return remedy ?? (silence === 'was not asked' ? 'run without --offline' : 'try again when the index answers');
}
