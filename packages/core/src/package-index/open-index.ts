// Opens one index by its address: the PackageIndex that check asks.

import pLimit from 'p-limit';
import { parseVersion } from '../packaging/version.ts';
import { createSources } from './fallback.ts';
import { parseIndexUrl } from './index-url.ts';
import { type DistributionFile, type Host, IndexError, type PackageIndex } from './package-index.ts';
import { createGet, type Get } from './request.ts';

export interface IndexOptions {
  /** Ask nothing: every question throws IndexError `offline`. */
  readonly offline?: boolean;
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
  return (url, accept, signal) => limit(() => get(url, accept, signal));
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

const notAsked = (): Promise<never> => Promise.reject(new IndexError('offline', 'not asked: the run is offline'));

/**
 * Opens an index for one run: what it answered is remembered as long as the object lives, and an origin that proved dead stays so.
 *
 * @param host How to reach it.
 * @param url Address of its Simple API, with `user:password@` where it wants them: these go to that origin alone and are never printed.
 * @throws WheelcheckError (`usage`) where the address is none.
 */
export function openIndex(host: Host, url: string, options: IndexOptions = {}): PackageIndex {
  const address = parseIndexUrl(url);
  if (options.offline === true) return { name: address.name, release: notAsked, project: notAsked };
  const { origin, authorization } = address;
  const get = createGet(host, {
    retries: options.retries ?? 3,
    timeout: options.timeout ?? 15_000,
    ...(authorization === undefined ? {} : { credentials: { origin, authorization } }),
  });
  const concurrency = options.concurrency ?? 32;
  const getAny = limited(get, pLimit(concurrency));
  const sources = createSources(address, getAny, limited(getAny, pLimit(Math.min(wholeDocuments, concurrency))));
  return {
    name: address.name,
    release: (name, version, signal) => sources.release(name, version, signal),
    async project(name, signal) {
      const listing = await sources.project(name, signal);
      return listing && groupByVersion(listing.files.map(({ file }) => file));
    },
  };
}
