// Arch Linux.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const archFamily: ImageFamily = listedFamily({
  id: 'arch',
  repositories: ['archlinux'],
});
