// Whether a version is near enough to a pin to stand in its place.

import { isPrerelease, type Version } from '../packaging/version.ts';

/** A pre-release only where the pin itself is one. */
export function mayReplace(at: Version, own: Version | undefined): boolean {
  if (isPrerelease(at) && !(own && isPrerelease(own))) return false;
  return !isFarBack(at, own);
}

/** Two major versions back is another project: aiohttp 0.13.1 is pure Python, and no way out for 3.8.6. Years are no such numbers. */
function isFarBack({ epoch, release: [major = 0n] }: Version, own: Version | undefined): boolean {
  const [ownMajor = 0n] = own?.release ?? [];
  return own !== undefined && (epoch < own.epoch || (ownMajor < 1000n && ownMajor - major > 1n));
}
