// openSUSE and SUSE Linux Enterprise.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const suseFamily: ImageFamily = listedFamily({
  id: 'suse',
  repositories: [
    'opensuse/leap',
    'opensuse/tumbleweed',
    'registry.suse.com/bci/bci-base',
    'registry.suse.com/suse/sles12sp5',
  ],
  pipPackaged: () => true,
});
