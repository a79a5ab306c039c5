// Mageia.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const mageiaFamily: ImageFamily = listedFamily({
  id: 'mageia',
  repositories: ['mageia'],
  pipPackaged: () => true,
});
