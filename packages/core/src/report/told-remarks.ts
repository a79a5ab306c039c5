// How files were read, as far as it counts on one of the targets.

import type { Manifest } from '../manifest/manifest.ts';
import type { ManifestRemark } from '../manifest/manifest-remark.ts';
import { interpreterVersion } from '../packaging/interpreter-version.ts';
import { satisfies } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';
import type { Target } from '../target/target.ts';

/** That a lock is for one Python is told where another installs from it. */
export function toldRemarks(
  { remarks, lockedPython }: Pick<Manifest, 'remarks' | 'lockedPython'>,
  targets: readonly Pick<Target, 'python'>[],
): readonly ManifestRemark[] {
  const isItsOwn = ({ python }: Pick<Target, 'python'>): boolean => {
    const version = parseVersion(interpreterVersion(python.version));
    return version.ok && lockedPython?.anyOf.some((set) => satisfies(version.value, set, true)) === true;
  };
  return remarks.filter(({ kind }) => kind !== 'locked-python' || !targets.every(isItsOwn));
}
