// Opens one index by its address: the PackageIndex that check asks.

import { cachedSources, type OnlineIndex } from './cached-sources.ts';
import { createSources } from './fallback.ts';
import { type IndexAddress, parseIndexUrl } from './index-url.ts';
import type { Cache, Host } from '../http/host.ts';
import { IndexError } from '../http/index-error.ts';
import type { PackageIndex } from './package-index.ts';
import { openTransport, type Transport, type TransportOptions } from '../http/transport.ts';
import { refreshing } from './refreshing.ts';
import { createRevalidation } from './revalidation.ts';
import { shelfOnDemand } from './shelf-on-demand.ts';

/** How an index is asked. */
export interface IndexOptions extends TransportOptions {
  /** Ask nothing: what the host's cache does not hold, of whatever age, throws IndexError `offline`. */
  readonly offline?: boolean;
  /** Projects, or all of them, for which a cache does not count; what the index then says is kept all the same. */
  readonly refresh?: true | readonly string[];
  /** What the index is called where its address holds a secret: then nothing of it is kept. */
  readonly shown?: string;
}

/**
 * Opens an index for one run: what it answered is remembered as long as the object lives.
 *
 * @param host How to reach it.
 * @param url Address of its Simple API, with `user:password@` where it wants them: these go to that origin alone, with every question to it, and are never printed.
 * @param transport Shared with the run's other indexes and files: an origin that proved dead stays so, and credentials count for all of an origin.
 * @throws WheelcheckError (`usage`) where the address is none.
 */
export function openIndex(
  host: Host,
  url: string,
  options: IndexOptions = {},
  transport: Transport = openTransport(host, options),
): PackageIndex {
  const address = parseIndexUrl(url);
  const { shown = address.name } = options;
  transport.credentials.learn(url);
  const now = (): number => host.now();
  // What only a password shows is not left on the disk, and not shown to a run without it.
  const cache = (): Cache | undefined =>
    options.shown === undefined && transport.credentials.authorization(address.simple) === undefined
      ? host.cache
      : undefined;
  const answers = cachedSources(options.offline === true ? undefined : openOrigin(host, address, transport), {
    shelf: shelfOnDemand(cache, address.simple, host),
    now,
    refresh: refreshing(options.refresh),
  });
  const own = <T>(answer: Promise<T>): Promise<T> =>
    answer.catch((error: unknown) => {
      throw error instanceof IndexError ? error.of(shown) : error;
    });
  return {
    name: shown,
    release: (name, version, signal, confirmed) => own(answers.release(name, version, signal, confirmed)),
    project: (...asked) => own(answers.project(...asked)),
    metadata: (file, signal) => answers.metadata(file, signal),
  };
}

function openOrigin({ readMember, pages }: Host, address: IndexAddress, transport: Transport): OnlineIndex {
  const revalidation = createRevalidation(address, transport.get);
  let asking: Promise<PackageIndex['metadata']> | undefined;
  // JSON tells of most releases what they require.
  const metadata: PackageIndex['metadata'] = async (file, signal) => {
    asking ??= import('./ask-metadata.ts').then(({ askMetadata }) => askMetadata(transport, readMember));
    return (await asking)(file, signal);
  };
  return { sources: createSources(address, revalidation.get, pages), revalidation, metadata };
}
