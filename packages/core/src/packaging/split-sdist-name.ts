// Where the project's name ends in the name of a source archive.

import { normalizeName, type PackageName } from './name.ts';

/** @returns what stands behind the first dash that ends the project's name in some spelling (pip's `_find_name_version_sep`) */
export function splitSdistName(stem: string, project: PackageName): string | undefined {
  for (let dash = stem.indexOf('-'); dash >= 0; dash = stem.indexOf('-', dash + 1)) {
    if (normalizeName(stem.slice(0, dash)) === project) return stem.slice(dash + 1);
  }
  return undefined;
}
