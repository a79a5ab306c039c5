// What a build requirement requires that is nothing but its requirements, for indexes that do not keep its metadata.

import type { PackageName } from '../packaging/name.ts';

/**
 * Requires-Dist of oldest_supported_numpy-2023.12.21-py3-none-any.whl, its last release, without the lines for PyPy and for
 * systems other than Linux. An index need not keep metadata beside that wheel (PEP 658), and builds of 2019 to 2023 ask for it:
 * h5py 3.6.0, pandas 1.3.5, shapely 2.0.1.
 */
const oldestSupportedNumpy: readonly string[] = [
  'numpy==1.22.2; platform_machine == "loongarch64" and python_version >= "3.8" and python_version < "3.11"',
  'numpy==1.19.3; python_version == "3.7" and platform_machine == "aarch64"',
  'numpy==1.14.5; python_version == "3.7" and platform_machine not in "arm64|aarch64|loongarch64"',
  'numpy==1.19.3; python_version == "3.8" and platform_machine == "aarch64"',
  'numpy==1.17.5; python_version == "3.8" and platform_machine == "s390x"',
  'numpy==1.17.3; python_version == "3.8" and platform_machine not in "arm64|aarch64|s390x|loongarch64"',
  'numpy==1.19.3; python_version == "3.9" and platform_machine not in "arm64|loongarch64"',
  'numpy==1.21.6; python_version == "3.10" and platform_machine != "loongarch64"',
  'numpy==1.23.2; python_version == "3.11"',
  'numpy==1.26.2; python_version == "3.12"',
  'numpy; python_version >= "3.13"',
];

/** Undefined for every other project and version. */
export function knownRequirements(name: PackageName, version: string): readonly string[] | undefined {
  return name === 'oldest-supported-numpy' && version === '2023.12.21' ? oldestSupportedNumpy : undefined;
}
