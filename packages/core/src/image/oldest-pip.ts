// The oldest pip that may stand where nobody knows which one does.

import { ownValue } from '../text/own-value.ts';
import type { Release } from '../target/target.ts';

/** The pip that came with the first release of each minor version of Python (its Lib/ensurepip). */
const bundled: Readonly<Record<string, string>> = {
  '3.4': '1.5.4',
  '3.5': '7.1.2',
  '3.6': '9.0.1',
  '3.7': '10.0.1',
  '3.8': '19.2.3',
  '3.9': '20.2.3',
  '3.10': '21.2.3',
  '3.11': '22.3',
  '3.12': '23.2.1',
  '3.13': '24.2',
  '3.14': '25.2',
};

/** Older ones look for pkgutil.ImpImporter, which went with Python 3.12, and do not start (pip's NEWS). */
const ON_3_12 = '23.1.2';

/**
 * @param bringsPip whether the Python brings its own, as it does where it is built from its source: packages of a
 * distribution have pip in one of its own, which may be older than the Python
 */
export function oldestPip([major, minor]: Release, bringsPip: boolean): string {
  const own = bringsPip ? ownValue(bundled, `${major}.${minor}`) : undefined;
  if (own !== undefined) return own;
  return major === 3 && minor >= 12 ? ON_3_12 : '0';
}
