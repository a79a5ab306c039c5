// The indexes that a run asks and that are not the public one.

import type { Input } from '../manifest/input.ts';
import type { AskedIndex } from '../package-index/asked-index.ts';
import type { Releases } from './releases.ts';

/** Each once, as the header names them. */
export function askedIndexes(inputs: readonly Input[], { askedFor }: Releases): readonly AskedIndex[] {
  const asked = inputs.flatMap(({ manifest }) => askedFor(manifest));
  return asked.filter(({ name }, position) => asked.findIndex((each) => each.name === name) === position);
}
