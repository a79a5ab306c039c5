// The files of a release as a cache keeps them: short lists, checked when they are read back.

import { asLegacy, type ReadFilename } from '../packaging/filename.ts';
import type { PackageName } from '../packaging/name.ts';
import { fileOf } from './distribution-file.ts';
import type { DistributionFile } from './package-index.ts';
import { isJsonObject } from '../text/json-value.ts';

/** `[raw, url, yanked, hashes, requiresPython, size, uploaded, legacy, metadataHash]`; the last ones left out where they are null. */
export type KeptFile = readonly unknown[];

/**
 * An address with a query may be signed for this one answer: a secret, and of no use tomorrow. One from a lock may hold a
 * password. A file without one is a fault of the index, which may mend it.
 */
export function isKeepable({ url }: Pick<DistributionFile, 'url'>): boolean {
  return url !== '' && !url.includes('?') && !url.endsWith('/') && !/^\w+:\/\/[^/]*@/.test(url);
}

/** An address mostly ends with the file's name, which is then left out: what is kept ends with `/`. */
export function keepFile(file: DistributionFile): KeptFile {
  const { filename, raw, url } = file;
  const kept: unknown[] = [
    raw,
    url.endsWith(`/${raw}`) ? url.slice(0, -raw.length) : url,
    file.yanked,
    file.hashes,
    file.requiresPython ?? null,
    file.size ?? null,
    file.uploaded ?? null,
    // What the JSON API calls legacy may look like an sdist by its name.
    filename.kind === 'other' && filename.why === 'legacy' ? filename.problem : null,
    file.metadataHash ?? null,
  ];
  while (kept.at(-1) === null) kept.pop();
  return kept;
}

/** @returns undefined for what is no kept file */
export function readKeptFile(
  kept: unknown,
  project: PackageName,
  readFilename: ReadFilename,
): DistributionFile | undefined {
  if (!Array.isArray(kept)) return undefined;
  // Pages have ten thousand files: to take each list apart by its iterator would take as long as everything else.
  const list: readonly unknown[] = kept;
  const [raw, url, yanked, hashes] = [list[0], list[1], list[2], list[3]];
  if (typeof raw !== 'string' || typeof url !== 'string' || !isYank(yanked) || !isHashes(hashes)) return undefined;
  const filename = readFilename(raw, project);
  const legacy = list[7];
  return fileOf({
    filename: typeof legacy === 'string' ? asLegacy(filename, legacy) : filename,
    raw,
    url: url.endsWith('/') ? `${url}${raw}` : url,
    size: typeof list[5] === 'number' ? list[5] : undefined,
    requiresPython: textOrNone(list[4]),
    yanked,
    hashes,
    uploaded: textOrNone(list[6]),
    metadataHash: textOrNone(list[8]),
  });
}

const textOrNone = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function isYank(value: unknown): value is false | string {
  return value === false || typeof value === 'string';
}

function isHashes(value: unknown): value is Readonly<Record<string, string>> {
  if (!isJsonObject(value)) return false;
  for (const algorithm in value) if (typeof value[algorithm] !== 'string') return false;
  return true;
}
