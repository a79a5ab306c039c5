// The sdist that stands at a URL, as one file of a release.

import type { LockedPackage } from '../manifest/manifest.ts';
import type { DistributionFile } from '../package-index/package-index.ts';
import { addressName } from '../packaging/address-name.ts';
import { parseReleaseFilename } from '../packaging/filename.ts';

/**
 * @param row its hashes, where the URL's fragment or the file gives one for it
 * @returns undefined for what no name and version tell (`archive/v1.0.tar.gz`), and where the project is a folder within it
 */
export function sdistAt(
  name: LockedPackage['name'],
  url: string,
  row?: Pick<LockedPackage, 'files'>,
): DistributionFile | undefined {
  const raw = addressName(url);
  const filename = parseReleaseFilename(raw, name);
  if (filename.kind !== 'sdist' || /#(?:.*&)?subdirectory=/.test(url)) return undefined;
  const listed = row?.files?.find((file) => file.filename === raw);
  return { filename, raw, url: url.replace(/#.*$/s, ''), yanked: false, hashes: listed?.hashes ?? {} };
}
