// PyPy, which takes other wheels than CPython (pp311, not cp311).

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const pypyFamily: ImageFamily = listedFamily({
  id: 'pypy',
  repositories: ['pypy'],
  unclear: (tag) => ({
    reason: 'it holds PyPy, which takes wheels for PyPy and pure ones alone; only CPython is covered',
    // With the C library of the image and a version, the answer would be CPython's.
    hint: `what holds for CPython is another answer: --base ${cpythonBeside(tag)}`,
  }),
});

/** `3.11-7.3.20-slim-bookworm` → `python:3.11-slim` */
function cpythonBeside(tag: string): string {
  const [minor = '3'] = /^\d\.\d+/.exec(tag) ?? [];
  return `python:${minor}${tag.includes('slim') ? '-slim' : ''}`;
}
