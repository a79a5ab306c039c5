// What stands at addresses, as options of a search.

import { type LockedPackage, sourceAddress } from '../manifest/manifest.ts';
import { sdistAt } from '../judge/sdist-at.ts';
import type { DistributionFile } from '../package-index/package-index.ts';
import { addressName } from '../packaging/address-name.ts';
import { parseReleaseFilename } from '../packaging/filename.ts';
import { parseVersion } from '../packaging/version.ts';
import type { Option, Wanted } from '../resolve/universe.ts';

export interface DirectOptions {
  readonly option: (wanted: Wanted) => Option;
  readonly wheel: (option: Option) => DistributionFile | undefined;
  /** What tells by its name which version it is. */
  readonly sdist: (option: Option) => DistributionFile | undefined;
  readonly isFolder: (option: Option) => boolean;
}

/** What stands at addresses: a wheel tells what it requires, an sdist nearly always, and a folder's requirements stand in the file as lines of their own. */
export function directOptions(packages: readonly LockedPackage[]): DirectOptions {
  const options = new Map<string, Option>();
  const rowAt = (address: string | undefined): LockedPackage | undefined =>
    packages.find(({ source }) => source.kind !== 'index' && sourceAddress(source) === address);
  return {
    option({ name, address = '' }) {
      const row = rowAt(address);
      const stated = row ? row.version : versionAt(name, address);
      const version = parseVersion(stated ?? '');
      const option = options.get(address) ?? {
        name,
        version: version.ok ? version.value : undefined,
        address,
        yanked: false,
      };
      options.set(address, option);
      return option;
    },
    wheel({ name, address = '' }) {
      const raw = addressName(address);
      const filename = parseReleaseFilename(raw, name);
      return filename.kind === 'wheel' ? { filename, raw, url: address, yanked: false, hashes: {} } : undefined;
    },
    sdist({ name, address = '' }) {
      return /^https?:/i.test(address) ? sdistAt(name, address, rowAt(address)) : undefined;
    },
    isFolder({ address }) {
      const row = rowAt(address);
      return row?.local !== undefined || row?.source.kind === 'project';
    },
  };
}

/** Of an address that no line of the file names, but what a package requires. */
function versionAt(name: Option['name'], address: string): string | undefined {
  const filename = parseReleaseFilename(addressName(address), name);
  return filename.kind === 'other' ? undefined : filename.version;
}
