// Asks the right indexes for a locked package, once per run; the one place that turns an index failure into a value.

import type { AskReleases } from '../judge/judging-input.ts';
import { type InstallerTraits, installerTraits } from '../manifest/installer-traits.ts';
import { type LockedPackage, type Manifest, sourceAddress } from '../manifest/manifest.ts';
import { DEFAULT_INDEX, isDefaultIndex } from '../package-index/default-index.ts';
import { type IndexOptions, openIndex } from '../package-index/open-index.ts';
import { parseIndexUrl } from '../package-index/index-url.ts';
import { firstIndex } from '../package-index/first-index.ts';
import type { Cache, Host } from '../http/host.ts';
import { offlineTransport, openTransport, type Transport } from '../http/transport.ts';
import { maskAddress } from '../text/mask-addresses.ts';
import {
  type Asked,
  type DistributionFile,
  IndexError,
  type PackageIndex,
  type ReleaseAnswer,
} from '../package-index/package-index.ts';
import { poolIndexes } from '../package-index/pool.ts';

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

export interface Releases extends AskReleases {
  /** What is known of what a package requires. */
  requires(pkg: LockedPackage, manifest: Manifest): readonly string[] | undefined;
  /**
   * Completes what `answered` says with what a file itself requires, or a wheel of the release, where the index's answer had
   * none, or is to be doubted. What comes from no index is known by such a file alone. Never rejects but when the run is aborted.
   */
  learnRequires(
    pkg: LockedPackage,
    manifest: Manifest,
    from: readonly string[] | DistributionFile | null,
    isDoubtful: boolean,
  ): Promise<void>;
  /** The index that counts for the file, or for the package where its lock names one. */
  indexOf(manifest: Manifest | undefined, url?: string): PackageIndex;
  /** What the machine keeps from one run to the next, where it keeps anything. */
  readonly cache: Cache | undefined;
  /** How the run reaches servers; it refuses where there is no machine, or the run is offline. */
  readonly transport: Transport;
  /** The machine's clock, where there is a machine. */
  readonly now: (() => number) | undefined;
}

/** Opens each index at most once and asks each release at most once. */
export function openReleases(source: IndexSource, signal?: AbortSignal): Releases {
  const opened = new Map<string, PackageIndex>();
  const joined = new Map<string, PackageIndex>();
  const asking = new Map<string, Promise<Asked>>();
  const answers = new Map<string, Asked>();
  /** Of packages that come from no index, by address. */
  const direct = new Map<string, readonly string[]>();
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

  const indexFor = ({ source: { kind, ...from } }: LockedPackage, manifest: Manifest): PackageIndex =>
    indexOf(manifest, kind === 'index' && 'url' in from ? from.url : undefined);
  const keyOf = (index: PackageIndex, { name, version }: LockedPackage): string => `${index.name} ${name} ${version}`;

  async function askOnce(key: string, index: PackageIndex, pkg: LockedPackage): Promise<Asked> {
    const answer = await certainOrFault(index, index.release(pkg.name, pkg.version ?? '', signal), signal);
    answers.set(key, answer);
    return answer;
  }

  return {
    indexOf,
    cache: 'release' in source ? undefined : source.host.cache,
    transport,
    now: 'release' in source ? undefined : () => source.host.now(),
    answered: (pkg, manifest) => answers.get(keyOf(indexFor(pkg, manifest), pkg)),
    requires(pkg, manifest) {
      if (pkg.source.kind !== 'index') return direct.get(sourceAddress(pkg.source));
      const answer = answers.get(keyOf(indexFor(pkg, manifest), pkg));
      return answer?.found ? answer.requires : undefined;
    },
    async learnRequires(pkg, manifest, from, isDoubtful) {
      const index = indexFor(pkg, manifest);
      const told = from !== null && 'filename' in from ? undefined : (from ?? undefined);
      const taken = from !== null && 'filename' in from && from.filename.kind === 'wheel' ? from : undefined;
      if (pkg.source.kind !== 'index') {
        const own = told ?? (taken && (await index.requires(taken, signal)));
        if (own) direct.set(sourceAddress(pkg.source), own);
        return;
      }
      const key = keyOf(index, pkg);
      const answer = answers.get(key);
      if (!answer?.found || (answer.requires !== undefined && !isDoubtful)) return;
      // What one wheel of a release requires, the others do as well, nearly always.
      const wheel = taken ?? answer.files.find(({ filename }) => filename.kind === 'wheel');
      const requires = told ?? (wheel && (await index.requires(wheel, signal)));
      if (requires !== undefined) answers.set(key, { ...answer, requires });
    },
    ask(pkg, manifest) {
      const index = indexFor(pkg, manifest);
      const key = keyOf(index, pkg);
      const answer = asking.get(key) ?? askOnce(key, index, pkg);
      asking.set(key, answer);
      return answer;
    },
  };
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
  return { name, release: refuse, project: refuse, requires: () => Promise.resolve(undefined) };
}

async function certainOrFault(
  { name }: PackageIndex,
  answer: Promise<ReleaseAnswer>,
  signal?: AbortSignal,
): Promise<Asked> {
  try {
    return await answer;
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof IndexError)
      return { found: null, fault: { fault: error.fault, tries: error.tries, index: error.index ?? name } };
    throw error;
  }
}
