// What a file in hash mode lacks.

import { counted } from '../text/counted.ts';
import { shortened } from '../text/shortened.ts';
import { perTarget } from './per-target.ts';
import { defineLooks, type Looks, type RuleHead } from './define-rule.ts';

/** A count among them: names that a screen shows, and packages that need one. */
const SHOWN = { names: 6, needing: 4 } as const;

/** Of WC111. */
export function hashModeLooks(head: RuleHead): Looks {
  return defineLooks(head, {
    ofFiles: {
      on: ({ targets }) =>
        perTarget(targets, ({ unhashed }) => {
          const lacking = [...unhashed].map(([name, neededBy]) => ({ name, neededBy }));
          return lacking.length === 0 ? null : { lacking };
        }),
      kind: () => 'unhashed-needs',
      about: ({ lacking }) => lacking.map(({ name }) => name),
      say: ({ lacking }) => sentence(lacking, Number.POSITIVE_INFINITY),
      brief: ({ lacking }) => sentence(lacking, SHOWN.names),
    },
  });
}

function sentence(
  lacking: readonly { readonly name: string; readonly neededBy: readonly string[] }[],
  most: number,
): string {
  const named = lacking.map(({ name, neededBy }) => `${name} (by ${shortened(neededBy, SHOWN.needing).join(', ')})`);
  const are = lacking.length === 1 ? 'is' : 'are';
  return `hashes are required, and ${counted(lacking.length, 'package')} that these need ${are} not in the file: ${shortened(named, most).join(', ')}. The installer stops there: lock again with all of them, by pip-compile --generate-hashes --allow-unsafe`;
}
