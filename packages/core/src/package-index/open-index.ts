// Opens one index by its address: the PackageIndex that check asks.

import pLimit from 'p-limit';
import { normalizeName } from '../packaging/name.ts';
import { parseVersion } from '../packaging/version.ts';
import { askMetadata } from './ask-metadata.ts';
import { cachedSources, type Origin } from './cached-sources.ts';
import { createSources } from './fallback.ts';
import { type IndexAddress, parseIndexUrl } from './index-url.ts';
import type { Host } from '../http/host.ts';
import type { DistributionFile, PackageIndex } from './package-index.ts';
import { createGet, type Get, type RequestOptions } from '../http/request.ts';
import { createRevalidation } from './revalidation.ts';

export interface IndexOptions {
  /** Ask nothing: what the host's cache does not hold, of whatever age, throws IndexError `offline`. */
  readonly offline?: boolean;
  /** Projects, or all of them, for which a cache does not count; what the index then says is kept all the same. */
  readonly refresh?: true | readonly string[];
  /** How often a question is asked again; 3. */
  readonly retries?: number;
  /** Milliseconds of silence after which an attempt counts as failed; 15,000. */
  readonly timeout?: number;
  /** Questions in flight; 32. */
  readonly concurrency?: number;
}

/** Documents that hold a whole project may have 11 MB; so many of them are in memory at a time. */
const wholeDocuments = 8;

/** The same question, but only so many in flight. */
function limited(get: Get, limit: ReturnType<typeof pLimit>): Get {
  return (url, accept, signal, validators) => limit(() => get(url, accept, signal, validators));
}

/** Puts files under their normalised versions. Files that say none (eggs, bad names, invalid versions) are left out. */
function groupByVersion(files: readonly DistributionFile[]): ReadonlyMap<string, readonly DistributionFile[]> {
  const versions = new Map<string, DistributionFile[]>();
  const normal = new Map<string, string | undefined>();
  for (const file of files) {
    if (file.filename.kind === 'other') continue;
    const { version } = file.filename;
    if (!normal.has(version)) {
      const parsed = parseVersion(version);
      normal.set(version, parsed.ok ? parsed.value.text : undefined);
    }
    const key = normal.get(version);
    if (key === undefined) continue;
    const group = versions.get(key);
    if (group === undefined) versions.set(key, [file]);
    else group.push(file);
  }
  return versions;
}

/** What is nice to know, but decides no verdict by itself, is not waited for as long. */
const metadataRetries = 1;

/**
 * Opens an index for one run: what it answered is remembered as long as the object lives, and an origin that proved dead stays so.
 *
 * @param host How to reach it.
 * @param url Address of its Simple API, with `user:password@` where it wants them: these go to that origin alone and are never printed.
 * @throws WheelcheckError (`usage`) where the address is none.
 */
export function openIndex(host: Host, url: string, options: IndexOptions = {}): PackageIndex {
  const address = parseIndexUrl(url);
  const { refresh = [] } = options;
  const refreshed = new Set(refresh === true ? [] : refresh.map((name) => normalizeName(name)));
  const answers = cachedSources(options.offline === true ? undefined : openOrigin(host, address, options), {
    // What only a password shows is not left on the disk, and not shown to a run without it.
    cache: address.authorization === undefined ? host.cache : undefined,
    index: address.simple,
    now: () => host.now(),
    refresh: (name) => refresh === true || refreshed.has(name),
  });
  return {
    name: address.name,
    release: (name, version, signal) => answers.release(name, version, signal),
    async project(name, signal) {
      const files = await answers.project(name, signal);
      return files && groupByVersion(files);
    },
    requires: (file, signal) => answers.requires(file, signal),
  };
}

function openOrigin(host: Host, address: IndexAddress, options: IndexOptions): Origin {
  const { origin, authorization } = address;
  const requestOptions: RequestOptions = {
    retries: options.retries ?? 3,
    timeout: options.timeout ?? 15_000,
    ...(authorization === undefined ? {} : { credentials: { origin, authorization } }),
  };
  const inFlight = pLimit(options.concurrency ?? 32);
  const getAny = limited(createGet(host, requestOptions), inFlight);
  const retries = Math.min(requestOptions.retries, metadataRetries);
  const getMetadata = limited(createGet(host, { ...requestOptions, retries }), inFlight);
  const getWhole = limited(getAny, pLimit(Math.min(wholeDocuments, inFlight.concurrency)));
  const revalidation = createRevalidation(address, getAny, getWhole);
  return {
    sources: createSources(address, revalidation.get, revalidation.getWhole),
    revalidation,
    requires: askMetadata(getMetadata),
  };
}
