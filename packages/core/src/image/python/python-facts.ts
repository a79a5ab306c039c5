// The facts of an official python image, from its row of the table.

import { formatDistribution } from '../distribution.ts';
import type { ImageFacts } from '../family.ts';
import type { ImageRow } from './image-table.ts';

export function pythonFacts({ python, flavour, distribution, pip, platforms, until }: ImageRow): ImageFacts {
  const { libc } = distribution;
  if (libc === undefined) throw new Error(`no libc in the table for ${formatDistribution(distribution)}`);
  return {
    distribution,
    libc,
    python,
    ...(pip === undefined ? {} : { pip }),
    // buildpack-deps holds gcc and make; slim and Alpine images purge them after building Python.
    compiler: flavour === 'full',
    platforms,
    status: until === null ? 'current' : 'frozen',
    frozenSince: until,
  };
}
