// What an index certainly does not have cannot be installed.

import { type Finding, findingWithout } from '../assess/assess.ts';
import type { NotThere } from '../package-index/package-index.ts';

export function notThere({ missing, index }: NotThere): Finding {
  const detail = index === undefined ? null : ({ kind: 'not-there', what: missing, index } as const);
  return findingWithout('impossible', `no-${missing}`, { detail });
}
