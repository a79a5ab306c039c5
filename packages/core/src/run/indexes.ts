// The indexes of a run: which one counts for a file, and for a package whose lock names one; each is opened at most once.

import type { Host } from '../http/host.ts';
import { offlineTransport, openTransport, type Transport } from '../http/transport.ts';
import { type InstallerTraits, installerTraits } from '../manifest/installer-traits.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { DEFAULT_INDEX, isDefaultIndex } from '../package-index/default-index.ts';
import { firstIndex } from '../package-index/first-index.ts';
import { parseIndexUrl } from '../package-index/index-url.ts';
import { type IndexOptions, openIndex } from '../package-index/open-index.ts';
import { IndexError, type PackageIndex } from '../package-index/package-index.ts';
import { poolIndexes } from '../package-index/pool.ts';
import { maskAddress } from '../text/mask-addresses.ts';

/** Where a check asks: one ready index for everything, or a machine to open indexes with. */
export type IndexSource =
  | PackageIndex
  | {
      readonly host: Host;
      /** The Simple API's address. Given, it stands in for the public index and for a file's own default one. */
      readonly url?: string;
      readonly options?: IndexOptions;
      /** Further indexes, after those that the file names. */
      readonly extraUrls?: readonly string[];
      /** What several indexes mean; by default what they mean to the file's installer. */
      readonly strategy?: IndexStrategy;
    };

/** `pool`: the files of all count (pip); `first-index`: the first that has the project answers alone (uv). */
export type IndexStrategy = InstallerTraits['indexes'];

export interface Indexes {
  /** The index that counts for the file, or for the package where its lock names one. */
  readonly indexOf: (manifest: Manifest | undefined, url?: string) => PackageIndex;
  /** How the run reaches servers; it refuses where there is no machine, or the run is offline. */
  readonly transport: Transport;
}

/** @throws WheelcheckError for an address of the command line that is none */
export function openIndexes(source: IndexSource): Indexes {
  const opened = new Map<string, PackageIndex>();
  const joined = new Map<string, PackageIndex>();
  const transport = transportOf(source);

  function open(url: string): PackageIndex {
    if ('release' in source) return source;
    const index = opened.get(url) ?? openOne(source, url, transport);
    opened.set(url, index);
    return index;
  }

  function indexOf(manifest: Manifest | undefined, url?: string): PackageIndex {
    if ('release' in source) return source;
    // A lock may name the public index itself; --index-url stands in for it there too.
    if (url !== undefined && !isDefaultIndex(url)) return open(url);
    const named = (kind: 'default' | 'extra'): readonly string[] =>
      (manifest?.indexes ?? []).flatMap((index) =>
        index.kind === kind ? [isDefaultIndex(index.url) ? DEFAULT_INDEX : index.url] : [],
      );
    const strategy = source.strategy ?? installerTraits[manifest?.installer ?? 'pip'].indexes;
    const main = source.url ?? named('default').at(-1) ?? DEFAULT_INDEX;
    const extra = [...named('extra'), ...(source.extraUrls ?? [])];
    // uv asks extra indexes before the default one, pip gives no weight to the order.
    const urls = strategy === 'first-index' ? [...extra, main] : [main, ...extra];
    const key = [strategy, ...urls].join(' ');
    const index = joined.get(key) ?? (strategy === 'first-index' ? firstIndex : poolIndexes)(urls.map(open));
    joined.set(key, index);
    return index;
  }

  return { indexOf, transport };
}

function transportOf(source: IndexSource): Transport {
  const transport =
    'release' in source || source.options?.offline === true
      ? offlineTransport()
      : openTransport(source.host, source.options);
  // A folder that a lock names is no error, an address that somebody gives for the index is.
  if ('host' in source && source.url !== undefined) parseIndexUrl(source.url, 'index-url');
  for (const url of ('host' in source && source.extraUrls) || []) parseIndexUrl(url, 'extra-index-url');
  // A lock names indexes and files without the password that the command line has for their host.
  for (const url of 'release' in source ? [] : [source.url ?? '', ...(source.extraUrls ?? [])])
    transport.credentials.learn(url);
  return transport;
}

function openOne(source: Exclude<IndexSource, PackageIndex>, url: string, transport: Transport): PackageIndex {
  return isHttp(url) ? openIndex(source.host, url, source.options, transport) : unreachable(maskAddress(url));
}

function isHttp(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

/** uv.lock names folders as registries (`--find-links`): what they hold is not known here, and stops nothing. */
function unreachable(name: string): PackageIndex {
  const refuse = (): Promise<never> => Promise.reject(new IndexError({ kind: 'address' }).of(name));
  return { name, release: refuse, project: refuse, metadata: () => Promise.resolve(undefined) };
}
