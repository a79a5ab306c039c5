// CircleCI's images for Python: one that pyenv compiles on Ubuntu.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const cimgFamily: ImageFamily = listedFamily({
  id: 'cimg',
  repositories: ['cimg/python'],
  ownPackages: 'pipenv and wheel',
  brings: 'the tools of CircleCI',
  // Which Ubuntu older ones stand on their Dockerfiles do not say.
  open: true,
});
