// Asks for the core metadata that an index keeps beside a wheel (PEP 658, PEP 714): what the wheel requires.

import { sameVersion } from '../packaging/version.ts';
import { parseCoreMetadata } from '../packaging/core-metadata.ts';
import { createMemo } from '../http/memo.ts';
import { IndexError } from '../http/index-error.ts';
import type { DistributionFile, PackageIndex } from './package-index.ts';
import type { Get } from '../http/get.ts';

/** Wheels of so many projects without metadata, and none with it: the index keeps none. Old wheels of one project prove nothing. */
const enoughProjects = 12;

/** So many wheels of one project without it: its others are not asked for, whatever the index does elsewhere. */
const enoughWheels = 12;

/** pip's `Link.metadata_link`: the address without its fragment, and `.metadata`; undefined for what is no web address. */
function metadataAddress(url: string): string | undefined {
  const address = url.replace(/#.*$/s, '');
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? `${address}.metadata` : undefined;
}

/**
 * Makes `requires` of a PackageIndex. It asks where the index does not announce the metadata as well: the JSON API never
 * does, and mirrors serve it without a word. A 404 means that it is not known, and so does every fault.
 *
 * @param get Asks for one document of the files' host.
 */
export function askMetadata(get: Get): PackageIndex['requires'] {
  const answers = createMemo<readonly string[] | undefined>();
  let serves = false;
  const misses = new Map<string, number>();

  const load = async (
    address: string,
    filename: Extract<DistributionFile['filename'], { kind: 'wheel' }>,
    signal: AbortSignal | undefined,
  ): Promise<readonly string[] | undefined> => {
    try {
      const { status, bytes } = await get({ url: address, accept: '*/*', welcome: true }, signal);
      const metadata =
        status === 200 ? parseCoreMetadata(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)) : undefined;
      // pip refuses metadata of another name or version than the file's (MetadataInconsistent).
      if (
        metadata?.ok &&
        metadata.value.name === filename.name &&
        sameVersion(metadata.value.version, filename.version)
      ) {
        serves = true;
        return metadata.value.requires;
      }
    } catch (error) {
      if (!(error instanceof IndexError) || error.kind === 'aborted') throw error;
    }
    misses.set(filename.name, (misses.get(filename.name) ?? 0) + 1);
    return undefined;
  };

  return async ({ filename, url }, signal) => {
    const address = metadataAddress(url);
    if (filename.kind !== 'wheel' || address === undefined) return undefined;
    const hopeless = (!serves && misses.size >= enoughProjects) || (misses.get(filename.name) ?? 0) >= enoughWheels;
    if (hopeless && !answers.has(address)) return undefined;
    return answers(address, () => load(address, filename, signal), signal);
  };
}
