// What a package of a set is called in sentences: `cryptography 3.4.7`.

import type { Option } from './fitting-versions.ts';
import type { Judged } from './inquiry.ts';

/** @param instead what is chosen in its place, where something is */
export function labelOf({ as }: Judged, instead?: Option): string {
  const { name, version = '' } = instead ?? as;
  return `${name} ${version}`.trimEnd();
}
