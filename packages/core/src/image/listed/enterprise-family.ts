// The rebuilds of Red Hat Enterprise Linux: AlmaLinux, Rocky Linux, CentOS, Oracle Linux.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const enterpriseFamily: ImageFamily = listedFamily({
  id: 'enterprise',
  repositories: ['almalinux', 'rockylinux', 'rockylinux/rockylinux', 'centos', 'quay.io/centos/centos', 'oraclelinux'],
  pipPackaged: () => true,
});
