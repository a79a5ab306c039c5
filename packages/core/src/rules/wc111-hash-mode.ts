// A file of which only some requirements have hashes; reading it finds it.

import { counted } from '../text/counted.ts';
import { shortened } from '../text/shortened.ts';
import { perTarget } from './per-target.ts';
import { defineRule, type Rule } from './define-rule.ts';

/** A count among them: names that a screen shows, and packages that need one. */
const SHOWN = { names: 6, needing: 4 } as const;

export const wc111HashMode: Rule<'WC111'> = defineRule({
  id: 'WC111',
  name: 'hash-mode',
  title: 'hashes for some requirements, not for all',
  level: 'error',
  meaning:
    'Some requirements have --hash, and others have none, or packages that they need on this target are not in the file.',
  why: 'One hash puts pip into hash mode, in which it refuses the whole file.',
  remedy:
    'Give every requirement its hashes, with all that they need (pip-compile --generate-hashes --allow-unsafe), or none. A pylock.toml: without the project itself (uv export --no-emit-project).',
  comesTo: 'impossible',
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

function sentence(
  lacking: readonly { readonly name: string; readonly neededBy: readonly string[] }[],
  most: number,
): string {
  const named = lacking.map(({ name, neededBy }) => `${name} (by ${shortened(neededBy, SHOWN.needing).join(', ')})`);
  const are = lacking.length === 1 ? 'is' : 'are';
  return `hashes are required, and ${counted(lacking.length, 'package')} that these need ${are} not in the file: ${shortened(named, most).join(', ')}. The installer stops there: lock again with all of them, by pip-compile --generate-hashes --allow-unsafe`;
}
