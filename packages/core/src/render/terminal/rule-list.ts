// `wheelcheck rules`: every rule in one line.

import { ruleIds, rules } from '../../rules/rules.ts';

/** Id, name, level and what it is about, in columns; ends in a newline. */
export function ruleList(): string {
  const widest = Math.max(...ruleIds.map((id) => rules[id].name.length));
  return ruleIds
    .map((id) => {
      const { name, level, title } = rules[id];
      return `${id}  ${name.padEnd(widest)}  ${level.padEnd('warning'.length)}  ${title}\n`;
    })
    .join('');
}
