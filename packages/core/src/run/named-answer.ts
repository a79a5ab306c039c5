// Which index it is that lacks something.

import { isDefaultIndex } from '../package-index/default-index.ts';
import type { Asked, PackageIndex } from '../package-index/package-index.ts';
import { isHttp } from './choose-indexes.ts';

/** Nobody may take what a private index lacks for what the public one lacks. */
export function namedAnswer<T extends Asked>(answer: T, { name }: Pick<PackageIndex, 'name'>): T {
  return answer.found === false && isHttp(name) && !isDefaultIndex(name) ? { ...answer, index: name } : answer;
}
