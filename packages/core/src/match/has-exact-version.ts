import type { DistributionFile } from '../package-index/package-index.ts';
import type { ExactEquality } from '../packaging/exact-versions.ts';
import { sameVersion } from '../packaging/version.ts';

/**
 * Whether `===` takes a file. pip compares the text of the file's own, normalised version (PEP 440, arbitrary equality), so that 1.0 is not
 * 1.0.0, and v1.0 nothing at all; uv compares versions. 2.4.1+cpu is no 2.4.1 for either.
 */
export function hasExactVersion(
  { filename }: DistributionFile,
  version: string | undefined,
  equality: ExactEquality,
): boolean {
  if (filename.kind === 'other' || version === undefined) return false;
  return equality === 'version'
    ? sameVersion(filename.version, version)
    : filename.version.toLowerCase() === version.toLowerCase();
}
