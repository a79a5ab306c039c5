// VMware's Photon OS.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const photonFamily: ImageFamily = listedFamily({
  id: 'photon',
  repositories: ['photon'],
  pipPackaged: () => true,
});
