// `wheelcheck rules`: every rule in one line.

import { ruleIds } from '../../rules/rules.ts';
import { toldRules } from '../../rules/told-rules.ts';

/** A longer name moves the rest of its line, so that titles of 43 characters fit beside the others. */
const WIDEST = 19;

/** Id, name, level and what it is about, in columns; ends in a newline. */
export function ruleList(): string {
  return ruleIds
    .map((id) => {
      const { name, level, title } = toldRules[id];
      return `${id}  ${name.padEnd(WIDEST)}  ${level.padEnd('warning'.length)}  ${title}\n`;
    })
    .join('');
}
