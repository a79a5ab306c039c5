// Amazon Linux.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const amazonFamily: ImageFamily = listedFamily({
  id: 'amazon',
  repositories: ['amazonlinux'],
  pipPackaged: () => true,
});
