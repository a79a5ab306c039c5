// What a stage lacks of what a build needs, as a clause; of a compiler without the C library's headers, what is to stand in its place.

import { compilersIn } from '../image/compilers-in.ts';
import { listWords } from '../text/list-words.ts';
import type { StageHoldings } from './stage-holdings.ts';

/** Undefined where nothing is missing for certain. @param goesOn whether it installs without its extension modules */
export function missingWords(
  { missing, useless }: Pick<StageHoldings, 'missing' | 'useless'>,
  distribution: string | undefined,
  goesOn: boolean,
): string | undefined {
  // What brings the compiler brings its headers.
  const compiler = useless === undefined ? undefined : compilersIn(missing, distribution)[0];
  if (missing.length === 0 || (useless !== undefined && compiler === undefined)) return undefined;
  const names = missing.map((name) => (name === compiler ? `${name} (in place of ${useless})` : name));
  const [are, them] = missing.length === 1 ? ['is', 'it'] : ['are', 'them'];
  return `${listWords(names)} ${are} missing${goesOn ? '' : `: without ${them} the build stops`}`;
}
