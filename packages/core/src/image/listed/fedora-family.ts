// Fedora.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const fedoraFamily: ImageFamily = listedFamily({
  id: 'fedora',
  repositories: ['fedora', 'registry.fedoraproject.org/fedora-minimal'],
  pipPackaged: () => true,
});
