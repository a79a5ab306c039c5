import type { DistributionFile } from '../package-index/package-index.ts';
import { bareAddress } from './bare-address.ts';
import { strongHashes } from './strong-hashes.ts';
import { inlineTable, literal, tomlString } from './toml-text.ts';

/** A file of an index, in the order of PEP 751. */
export function fileTable({ raw, url, size, uploaded, hashes }: DistributionFile): string {
  const time = uploaded === undefined ? undefined : literal(uploaded);
  return inlineTable({
    name: tomlString(raw),
    ...(time === undefined ? {} : { 'upload-time': time }),
    url: tomlString(bareAddress(url)),
    ...(size === undefined ? {} : { size: String(size) }),
    hashes: inlineTable(Object.fromEntries(strongHashes(hashes).map(([name, value]) => [name, tomlString(value)]))),
  });
}
