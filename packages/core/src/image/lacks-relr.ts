// Whether a musl is older than 1.2.4, the first whose loader reads relative relocations (DT_RELR).

import coerce from 'semver/functions/coerce.js';
import compare from 'semver/functions/compare.js';

/** @param full with its patch level: `1.2.3`; of musl 1.1 no wheel of that age is taken */
export function lacksRelr(full: string): boolean {
  const musl = coerce(full);
  return musl !== null && compare(musl, '1.2.0') >= 0 && compare(musl, '1.2.4') < 0;
}
