// Which package manager an image has.

import type { PackageManager } from './build-needs.ts';
import { compareDotted } from '../../text/compare-dotted.ts';
import { type DistroRelease } from './release-condition.ts';

/** Distributions → their manager, and the first release that has it: Red Hat's family had yum before 8, Amazon Linux before 2023. */
const managers: ReadonlyMap<string, readonly [manager: PackageManager, since: string]> = new Map([
  ['alpine', ['apk', '0']],
  ['debian', ['apt', '0']],
  ['ubuntu', ['apt', '0']],
  ['fedora', ['dnf', '22']],
  ['rhel', ['dnf', '8']],
  ['centos', ['dnf', '8']],
  ['rocky', ['dnf', '8']],
  ['almalinux', ['dnf', '8']],
  ['oracle', ['dnf', '8']],
  ['amazon', ['dnf', '2023']],
]);

/** The manager whose package names the table knows; null for any other distribution, Wolfi too: its apk has names of its own. */
export function packageManager(release: DistroRelease | null): PackageManager | null {
  const [manager, since = '0'] = managers.get(release?.name ?? '') ?? [];
  return manager !== undefined && release !== null && compareDotted(release.version, since) >= 0 ? manager : null;
}

/** The manager whose names many packages of an older one have too: yum's `gcc-c++`, `openssl-devel`; null where there is none. */
export function kindredManager(release: DistroRelease | null): PackageManager | null {
  const [manager, since = '0'] = managers.get(release?.name ?? '') ?? [];
  return manager !== undefined && release !== null && compareDotted(release.version, since) < 0 ? manager : null;
}
