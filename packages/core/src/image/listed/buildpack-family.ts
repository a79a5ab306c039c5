// What the full images of languages are built on: Debian or Ubuntu with compilers and the headers that most builds ask for.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const buildpackFamily: ImageFamily = listedFamily({
  id: 'buildpack',
  repositories: ['buildpack-deps'],
});
