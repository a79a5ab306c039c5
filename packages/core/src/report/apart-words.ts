// Why packages do not work beside one that is installed with them: once for all that it is the same for.

import type { Companion } from '../assess/companion.ts';
import { agreeing } from '../text/agreeing.ts';
import { alike } from '../text/alike.ts';
import { listWords } from '../text/list-words.ts';
import type { Apart } from './not-together.ts';

/** matplotlib 3.7.1 and pandas 2.0.1 were compiled for NumPy 1 both. */
export function apartWords(pairs: readonly Apart[]): string {
  const same = ({ name, beside, other, tie, fails, admits, instead }: Apart): string =>
    JSON.stringify([beside, other, tie, admits, fails ?? null, fails === undefined && instead === null ? null : name]);
  return alike(pairs, same).map(ofOne).join('; ');
}

/** @param group for the same reason, at least one */
function ofOne(group: readonly Apart[]): string {
  const [first] = group;
  if (first === undefined) return '';
  const { name, beside, other, tie, fails, admits, instead } = first;
  const titles = listWords(group.map((each) => `${each.name} ${each.version}`));
  const failing =
    fails ??
    `importing ${listWords(
      group.map((each) => each.name),
      'or',
    )} fails`;
  const turned = instead === null ? '' : `, and ${name}${instead.versions} with ${beside} ${other}`;
  return `${ties[tie.kind](tie.what, titles, `${beside} ${other}`)}: ${failing}; ${beside}${admits} works with ${agreeing(titles, 'it', 'them')}${turned}`;
}

const ties: Readonly<Record<Companion['tie']['kind'], (what: string, some: string, other: string) => string>> = {
  holds: (what, some, other) => `the wheels of ${some} and ${other} hold different versions of ${what}`,
  'made-for': (what, some, other) =>
    `the ${agreeing(some, 'wheel', 'wheels')} of ${some} ${agreeing(some, 'was', 'were')} compiled for ${what}, and ${other} is installed beside ${agreeing(some, 'it', 'them')}`,
  imports: (what, some, other) => `${some} ${agreeing(some, 'imports', 'import')} ${what}, which ${other} has no more`,
  uses: (what, some, other) => `${some} ${agreeing(some, 'uses', 'use')} ${what}, which ${other} has no more`,
};
