// Words for packages that hold the same module.

import { listWords } from '../text/list-words.ts';
import type { Holder } from './same-modules.ts';

/** What is to be changed, where lines of the project's own name them all; which of them stays is not for us to say. */
export function keepOne(holders: readonly Holder[]): string {
  return holders.every(({ by }) => by === null) ? `keep one of ${holdersWords(holders)}` : '';
}

export function sameModulesWords({
  module,
  holders,
}: {
  readonly module: string;
  readonly holders: readonly Holder[];
}): string {
  const [all, others] = holders.length === 2 ? ['both', 'the other'] : ['all', 'the others'];
  const holding = keepOne(holders) === '' ? `${holdersWords(holders)} ${all} hold` : `${all} hold`;
  return `${holding} the module ${module}: what is installed last overwrites files of ${others}, and no installer says so`;
}

/** The sentence stands at the line of the first: `opencv-python 4.8.0.74 and opencv-python-headless 4.8.1.78 (requirements.txt:11)`. */
function holdersWords(holders: readonly Holder[]): string {
  return listWords(
    holders.map(({ name, version, at, by }, position) => {
      const title = version === undefined ? name : `${name} ${version}`;
      if (by !== null) return `${title} (${by} requires it)`;
      return position === 0 ? title : `${title} (${at.path}:${at.line})`;
    }),
  );
}
