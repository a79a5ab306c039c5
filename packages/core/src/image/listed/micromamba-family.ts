// micromamba's images: conda brings the Python, which is linked against glibc everywhere.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const micromambaFamily: ImageFamily = listedFamily({
  id: 'micromamba',
  repositories: ['mambaorg/micromamba'],
  pythonSource: 'micromamba brings it',
  brings: 'micromamba',
  unclear: (tag) =>
    /alpine/.test(tag)
      ? {
          reason:
            'Alpine has a glibc added there, for which conda builds its Python: manylinux wheels fit, and up to which glibc is not in the table',
          hint: 'say it: --libc glibc-2.NN with --python 3.NN (ldd speaks of musl there)',
        }
      : undefined,
  open: true,
});
