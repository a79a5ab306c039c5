// The source archive that stands at a URL, looked into: which release it is, and what it says of its build and its requirements.

import type { LockedPackage } from '../manifest/manifest.ts';
import type { DistributionFile } from '../package-index/package-index.ts';
import { addressName } from '../packaging/address-name.ts';
import { parseReleaseFilename } from '../packaging/filename.ts';
import type { PackageName } from '../packaging/name.ts';
import type { Inspection } from '../sdist/inspection.ts';
import type { AskCost } from './cost.ts';

export interface ReadAtUrl {
  /** By the file's name, else by what is in it; undefined where only a build tells: what it requires is not told then, either. */
  readonly version: string | undefined;
  readonly inspection: Inspection;
}

/**
 * @param row its hashes, where the URL's fragment or the file gives one for it
 * @returns undefined for what is no source archive, and where the project is a folder within it
 */
export async function readAtUrl(
  name: PackageName,
  url: string,
  row: Pick<LockedPackage, 'files'> | undefined,
  inspect: NonNullable<AskCost['inspect']>,
): Promise<ReadAtUrl | undefined> {
  const raw = addressName(url);
  const filename = parseReleaseFilename(raw, name);
  if (!/^https?:/i.test(url) || !isSource(filename.kind, raw) || /#(?:.*&)?subdirectory=/.test(url)) return undefined;
  const hashes = row?.files?.find((file) => file.filename === raw)?.hashes ?? {};
  const file: DistributionFile = { filename, raw, url: url.replace(/#.*$/s, ''), yanked: false, hashes };
  const inspection = await inspect(file);
  if (filename.kind === 'sdist') return { version: filename.version, inspection };
  if (inspection.state !== 'read') return { version: undefined, inspection };
  const { reading } = inspection;
  // `archive/v1.0.tar.gz`: the installer stops where it is another project's.
  if (reading.release?.name === name) return { version: reading.release.version, inspection };
  return { version: undefined, inspection: { state: 'read', reading: { ...reading, requiresDist: null } } };
}

function isSource(kind: ReturnType<typeof parseReleaseFilename>['kind'], raw: string): boolean {
  return kind === 'sdist' || (kind === 'other' && /\.(?:zip|tgz|tbz|txz|tlz|tar(?:\.\w+)?)$/i.test(raw));
}
