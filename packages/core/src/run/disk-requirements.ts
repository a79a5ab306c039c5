// What wheels and sdists require that a file names by their paths.

import type { AskCost } from '../judge/cost.ts';
import type { Input } from '../manifest/input.ts';
import type { DistributionFile } from '../package-index/package-index.ts';
import { addressName } from '../packaging/address-name.ts';
import { parseFilename } from '../packaging/filename.ts';
import { normalizeName } from '../packaging/name.ts';
import { metadataOnDisk } from './local-metadata.ts';
import type { ToldRequirements } from './told-requirements.ts';
import type { Releases } from './releases.ts';

/** Undefined where nothing lies at the address, or what lies there does not tell it without a build. */
export type DiskRequirements = (address: string) => Promise<ToldRequirements | undefined>;

/** @param costOf what reads the sdists that a file names, each once a run */
export function diskRequirements(
  inputs: readonly Input[],
  releases: Pick<Releases, 'note'>,
  costOf: (input: Input) => Pick<AskCost, 'inspectPath'>,
): DiskRequirements {
  return async (address) => {
    const input = inputs.find(({ manifest }) =>
      manifest.packages.some(({ source }) => source.kind === 'path' && source.path === address),
    );
    if (!input) return undefined;
    const raw = addressName(address);
    if (raw.toLowerCase().endsWith('.whl')) {
      const own = await metadataOnDisk(input, address);
      if (own) releases.note(wheelAt(address, raw), own);
      return own && { lines: own.requires, from: 'metadata', byItself: true };
    }
    const inspection = await costOf(input).inspectPath?.(address);
    const lines = inspection?.state === 'read' ? inspection.reading.requiresDist : null;
    return lines ? { lines, from: 'sdist', byItself: true } : undefined;
  };
}

function wheelAt(url: string, raw: string): DistributionFile {
  const filename = parseFilename(raw, normalizeName(raw.split('-', 1)[0] ?? ''));
  return { filename, raw, url, yanked: false, hashes: {} };
}
