// What stands at addresses, as options of a search.

import { type LockedPackage, sourceAddress } from '../manifest/manifest.ts';
import type { ReadAtUrl } from '../judge/read-at-url.ts';
import type { DistributionFile } from '../package-index/package-index.ts';
import { addressName } from '../packaging/address-name.ts';
import { parseReleaseFilename } from '../packaging/filename.ts';
import { parseVersion } from '../packaging/version.ts';
import type { Option, Wanted } from '../resolve/universe.ts';
import type { Sdists } from './sdists.ts';

/** Archives that one target's search fetches because somebody names their addresses. */
const MAX_ARCHIVES = 40;

export interface DirectOptions {
  readonly option: (wanted: Wanted) => Promise<Option>;
  readonly wheel: (option: Option) => DistributionFile | undefined;
  /** What a source archive says of itself; undefined for everything else. */
  readonly source: (option: Pick<Option, 'name' | 'address'>) => Promise<ReadAtUrl | undefined>;
  readonly isFolder: (option: Option) => boolean;
}

/** What stands at addresses: a wheel tells what it requires, an sdist nearly always, and a folder's requirements stand in the file as lines of their own. */
export function directOptions(packages: readonly LockedPackage[], sdists: Sdists): DirectOptions {
  const options = new Map<string, Promise<Option>>();
  const sources = new Map<string, Promise<ReadAtUrl | undefined>>();
  const rowAt = (address: string | undefined): LockedPackage | undefined =>
    packages.find((row) => row.source.kind !== 'index' && sourceAddress(row.source) === address);

  async function openOption(name: Option['name'], address: string): Promise<Option> {
    const row = rowAt(address);
    const stated = row ? row.version : versionAt(name, address);
    const version = parseVersion(stated ?? (await source({ name, address }))?.version ?? '');
    return { name, version: version.ok ? version.value : undefined, address, yanked: false };
  }

  function source({ name, address = '' }: Pick<Option, 'name' | 'address'>): Promise<ReadAtUrl | undefined> {
    if (!sources.has(address) && sources.size >= MAX_ARCHIVES) return Promise.resolve(undefined);
    const read = sources.get(address) ?? readSource(name, address);
    sources.set(address, read);
    return read;
  }

  async function readSource(name: Option['name'], address: string): Promise<ReadAtUrl | undefined> {
    const { readAtUrl } = await import('../judge/read-at-url.ts');
    return readAtUrl(name, address, rowAt(address), (file) => sdists.inspect(file));
  }

  return {
    option({ name, address = '' }) {
      const option = options.get(address) ?? openOption(name, address);
      options.set(address, option);
      return option;
    },
    wheel({ name, address = '' }) {
      const raw = addressName(address);
      const filename = parseReleaseFilename(raw, name);
      return filename.kind === 'wheel' ? { filename, raw, url: address, yanked: false, hashes: {} } : undefined;
    },
    source,
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
