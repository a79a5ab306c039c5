// What a version between the pin and another one requires, where nobody knows it of that one.

import type { DistributionFile } from '../package-index/package-index.ts';
import { compareVersions, parseVersion, type Version } from '../packaging/version.ts';
import type { Option } from './fitting-versions.ts';

/**
 * @param pin the version that the file has
 * @param asked wheels whose Requires-Dist is known
 * @returns that of the version nearest to the option; undefined where none lies between
 */
export function nearerRequires(
  pin: string | undefined,
  { file, version }: Option,
  asked: ReadonlyMap<DistributionFile, readonly string[]>,
): { readonly version: string; readonly requires: readonly string[] } | undefined {
  const [own, far] = [parseVersion(pin ?? ''), parseVersion(version)];
  if (!own.ok || !far.ok) return undefined;
  const side = Math.sign(compareVersions(far.value, own.value));
  const isBetween = (at: Version): boolean =>
    side * compareVersions(at, own.value) > 0 && side * compareVersions(far.value, at) > 0;
  const between = [...asked].flatMap(([other, requires]) => {
    const at = versionOf(other, file);
    return at && isBetween(at) ? [{ at, requires }] : [];
  });
  const [near] = between.toSorted((a, b) => side * compareVersions(b.at, a.at));
  return near && { version: near.at.text, requires: near.requires };
}

/** Of a wheel, where it is one of the same project. */
function versionOf({ filename }: DistributionFile, { filename: same }: DistributionFile): Version | undefined {
  if (filename.kind !== 'wheel' || same.kind !== 'wheel' || filename.name !== same.name) return undefined;
  const version = parseVersion(filename.version);
  return version.ok ? version.value : undefined;
}
