// `wheelcheck explain WC101`: one rule in words.

import type { RuleId } from '../../rules/rules.ts';
import { toldRules } from '../../rules/told-rules.ts';
import { indented } from './layout.ts';

/** What a rule means, why it matters and what to do; ends in a newline. */
export function ruleText(id: RuleId): string {
  const { name, level, meaning, why, remedy } = toldRules[id];
  const lines = [
    `${id} ${name} (${level})`,
    '',
    ...indented(meaning, '', 80),
    '',
    ...indented(`Why it matters: ${why}`, '', 80),
    '',
    ...indented(`What to do: ${remedy}`, '', 80),
  ];
  return `${lines.join('\n')}\n`;
}
