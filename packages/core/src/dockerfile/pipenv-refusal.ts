// `pipenv lock -r`, of which later releases know nothing ("No such option"): pipenv 2022.8.5 has it, 2022.8.13 does not.

import type { AskedCommand } from './asked-command.ts';
import { compareDotted } from '../text/compare-dotted.ts';
import { toolRelease } from './stage-programs.ts';

/** Why pipenv stops at it, as a clause; undefined where it does not, and where its release is not known. */
export function pipenvRefusal({ program, place }: AskedCommand): string | undefined {
  const words = program.words.map(({ text }) => text);
  const release = toolRelease('pipenv', place.scope.state);
  const asks = words[0] === 'lock' && words.some((word) => /^(?:-r|--requirements)$/.test(word));
  return release === undefined || !asks || compareDotted(release, '2022.8.13') < 0
    ? undefined
    : `pipenv ${release} has no option lock --requirements: pipenv requirements is its own`;
}
