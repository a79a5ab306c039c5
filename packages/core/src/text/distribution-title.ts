// What a distribution is called in a sentence.

import { capital } from './sentence.ts';

const titles: ReadonlyMap<string, string> = new Map([
  ['rhel', 'RHEL'],
  ['almalinux', 'AlmaLinux'],
  ['rocky', 'Rocky Linux'],
  ['centos', 'CentOS'],
  ['oracle', 'Oracle Linux'],
  ['amazon', 'Amazon Linux'],
  ['opensuse', 'openSUSE'],
  ['sles', 'SLES'],
  ['arch', 'Arch Linux'],
  ['photon', 'Photon OS'],
]);

/** `rhel` → RHEL, `alpine` → Alpine */
export function distributionTitle(name: string): string {
  return titles.get(name) ?? capital(name);
}
