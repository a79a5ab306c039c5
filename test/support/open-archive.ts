// An archive's bytes through a reader of sdists, without a server.

import type { Fetch } from '../../packages/core/src/http/host.ts';
import { openTransport, type Transport, type TransportOptions } from '../../packages/core/src/http/transport.ts';
import { type OpenSdistOptions, nodeOpenSdist } from '../../packages/core/src/node/sdist/node-open-sdist.ts';
import type { SdistContents } from '../../packages/core/src/sdist/sdist-contents.ts';
import type { DistributionFile } from '../../packages/core/src/package-index/package-index.ts';
import { normalizeName } from '../../packages/core/src/packaging/name.ts';
import type { Parsed } from '../../packages/core/src/packaging/parsed.ts';
import { respond } from './respond.ts';

export function sdistNamed(raw: string, more: Partial<DistributionFile> = {}): DistributionFile {
  return {
    filename: { kind: 'sdist', name: normalizeName('demo'), version: '1.0', extension: '' },
    raw,
    url: `https://files.example/${raw}`,
    yanked: false,
    hashes: {},
    ...more,
  };
}

export const wantsSetup = (path: string): boolean => path === 'setup.py' || path === 'pyproject.toml';

/** On a clock that stands still: pauses take no time, and nothing is late. */
export function timeless(fetch: Fetch, options: TransportOptions = {}): Transport {
  return openTransport({ fetch, now: () => 0, sleep: () => Promise.resolve() }, options);
}

/** The answer tells no length, so that the archive itself has to show whether it is whole. */
export function openArchive(
  raw: string,
  bytes: Uint8Array | readonly Uint8Array[],
  options: Partial<OpenSdistOptions> = {},
  openSdist: typeof nodeOpenSdist = nodeOpenSdist,
): Promise<Parsed<SdistContents>> {
  const pieces = bytes instanceof Uint8Array ? [bytes] : bytes;
  const { download } = timeless(() => Promise.resolve(respond(200, {}, ...pieces)));
  return openSdist(options)(sdistNamed(raw), wantsSetup, download);
}
