// An archive's bytes through nodeOpenSdist, without a server.

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

/** The answer tells no length, so that the archive itself has to show whether it is whole. */
export function openArchive(
  raw: string,
  bytes: Uint8Array | readonly Uint8Array[],
  options: Partial<OpenSdistOptions> = {},
): Promise<Parsed<SdistContents>> {
  const pieces = bytes instanceof Uint8Array ? [bytes] : bytes;
  const open = nodeOpenSdist({ fetch: () => Promise.resolve(respond(200, {}, ...pieces)), ...options });
  return open(sdistNamed(raw), wantsSetup);
}
