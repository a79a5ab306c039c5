// The error of an explanation that no index answers for.

import { WheelcheckError } from '../error.ts';
import type { IndexFault } from '../http/index-error.ts';
import { remedyOf, silence, timedFaultWords } from '../report/fault-words.ts';

/** @param otherwise what helps besides a further try */
export function unanswered(what: string, fault: IndexFault, otherwise: string): WheelcheckError {
  const asked = silence(fault) === 'did not answer';
  return new WheelcheckError({
    code: 'index',
    message: `the index ${silence(fault)} for ${what}`,
    reason: timedFaultWords(fault),
    hint: remedyOf(fault) ?? (asked ? `retry, or ${otherwise}` : 'run without --offline'),
  });
}
