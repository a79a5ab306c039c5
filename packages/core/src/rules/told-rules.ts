// Every rule with what is told of it, for those who list or explain them.

import type { Rule } from './define-rule.ts';
import { ruleTexts } from './rule-texts.ts';
import { type RuleId, ruleIds, rules } from './rules.ts';

/** Every rule by its id: what it is about, how serious it is, what helps. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ruleIds are the ids of both tables
export const toldRules = Object.fromEntries(ruleIds.map((id) => [id, { ...rules[id], ...ruleTexts[id] }])) as {
  readonly [Id in RuleId]: Rule<Id>;
};
