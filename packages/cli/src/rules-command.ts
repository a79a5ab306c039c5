// `wheelcheck rules [RULE]`: every rule in a line, or all that is said of one.

import { isRuleId, nearest, ruleIds, ruleList, ruleText, WheelcheckError } from '@wheelcheck/core';
import type { Io } from './io.ts';

/**
 * @returns 0
 * @throws WheelcheckError where there is no such rule
 */
export function rulesCommand(word: string | undefined, io: Io): number {
  io.stdout.write(word === undefined ? ruleList() : oneRule(word));
  return 0;
}

/** The page of a rule, whose id may be in small letters; `explain` shows the same. */
export function oneRule(word: string): string {
  const id = word.toUpperCase();
  if (isRuleId(id)) return ruleText(id);
  const near = nearest(id, ruleIds);
  throw new WheelcheckError({
    code: 'usage',
    message: `there is no rule ${word}`,
    hint: `${near === undefined ? '' : `did you mean ${near}? `}wheelcheck rules lists every rule`,
  });
}

/** What looks like a rule is no package: the two never share a name that anybody uses. */
export function isRuleWord(word: string): boolean {
  return /^WC\d+$/i.test(word);
}
