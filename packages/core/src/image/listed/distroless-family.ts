// Google's distroless images: no shell, no package manager, no pip.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const distrolessFamily: ImageFamily = listedFamily({
  id: 'distroless',
  repositories: [
    'gcr.io/distroless/python3',
    'gcr.io/distroless/python3-debian11',
    'gcr.io/distroless/python3-debian12',
    'gcr.io/distroless/python3-debian13',
    'gcr.io/distroless/base',
    'gcr.io/distroless/base-debian11',
    'gcr.io/distroless/base-debian12',
    'gcr.io/distroless/base-debian13',
    'gcr.io/distroless/cc',
    'gcr.io/distroless/cc-debian11',
    'gcr.io/distroless/cc-debian12',
    'gcr.io/distroless/cc-debian13',
  ],
  packaged: true,
  pythonSource: 'it has no package manager: what runs there is copied into it',
});
