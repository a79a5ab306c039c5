// How well the package names for a build are known.

import { normalizeName } from '../../packaging/name.ts';
import { parseVersion } from '../../packaging/version.ts';
import type { PackageManager, PackagesEvidence } from './build-needs.ts';
import type { BuildDemand } from './build-demand.ts';
import { packageRow } from './package-row.ts';
import type { DistroRelease } from './release-condition.ts';
import { releaseFacts } from './release-facts.ts';
import { builtTable } from './tables/built-table.ts';

const built = builtTable
  .trimEnd()
  .split('\n')
  .map((row) => {
    const [release = '', name = '', version = '', packages = ''] = row.split('|');
    return { release, name, version, packages };
  });

/**
 * `built` where a version of the same row and major number was built with exactly these on this release and could be imported;
 * `distribution` where the row is backed by aports, or its names were read in the release's own index; else `known`.
 *
 * @param names everything the build asks for, also what the image has already
 */
export function needsEvidence(
  { row, beyondRow }: BuildDemand,
  version: string,
  names: readonly string[],
  manager: PackageManager,
  release: DistroRelease,
): PackagesEvidence {
  if (!row) return 'known';
  const packages = names.toSorted().join(' ');
  const seen = built.some(
    (each) =>
      each.release === `${release.name} ${release.version}` &&
      each.name === row.name &&
      each.packages === packages &&
      majorOf(each.version) === majorOf(version) &&
      packageRow(normalizeName(each.name), each.version) === row,
  );
  if (seen) return 'built';
  if (beyondRow) return 'known';
  const distribution = manager === 'apk' ? row.aports : manager === 'apt' && releaseFacts(release)?.namesRead === true;
  return distribution ? 'distribution' : 'known';
}

function majorOf(version: string): bigint | undefined {
  const parsed = parseVersion(version);
  return parsed.ok ? parsed.value.release[0] : undefined;
}
