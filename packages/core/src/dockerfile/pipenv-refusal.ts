// `pipenv lock -r`, of which later releases know nothing ("No such option"): pipenv 2022.8.5 has it, 2022.8.13 does not.

import type { AskedCommand } from './asked-command.ts';
import { toolRelease } from './stage-programs.ts';

const since = [2022, 8, 13];

/** Why pipenv stops at it, as a clause; undefined where it does not, and where its release is not known. */
export function pipenvRefusal({ program, place }: AskedCommand): string | undefined {
  const words = program.words.map(({ text }) => text);
  const release = program.name === 'pipenv' ? toolRelease('pipenv', place.scope.state) : undefined;
  const asks = words[0] === 'lock' && words.some((word) => /^(?:-r|--requirements)$/.test(word));
  if (release === undefined || !asks) return undefined;
  const parts = release.split('.').map(Number);
  const different = since.findIndex((part, at) => part !== (parts[at] ?? 0));
  const isBefore = different >= 0 && (parts[different] ?? 0) < (since[different] ?? 0);
  return isBefore ? undefined : `pipenv ${release} has no option lock --requirements: pipenv requirements is its own`;
}
