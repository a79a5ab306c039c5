// PyPy, which takes other wheels than CPython (pp311, not cp311).

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const pypyFamily: ImageFamily = listedFamily({
  id: 'pypy',
  repositories: ['pypy'],
  unclear: () => 'it holds PyPy, which takes wheels for PyPy and pure ones alone; only CPython is covered',
});
