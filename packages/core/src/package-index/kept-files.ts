// The files of a release as a cache keeps them: short lists, checked when they are read back.

import { asLegacy, parseFilename } from '../packaging/filename.ts';
import type { PackageName } from '../packaging/name.ts';
import type { DistributionFile } from './package-index.ts';
import { isJsonObject } from '../text/json-value.ts';

/** `[raw, url, yanked, hashes, requiresPython, size, uploaded, legacy, metadataHash]`; the last ones left out where they are null. */
export type KeptFile = readonly unknown[];

/**
 * An address with a query may be signed for this one answer: a secret, and of no use tomorrow. One from a lock may hold a
 * password. A file without one is a fault of the index, which may mend it.
 */
export function isKeepable({ url }: DistributionFile): boolean {
  return !/^$|[?]|^\w+:\/\/[^/]*@|\/$/.test(url);
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
export function readKeptFile(kept: unknown, project: PackageName): DistributionFile | undefined {
  if (!Array.isArray(kept)) return undefined;
  const [raw, url, yanked, hashes, requiresPython, size, uploaded, legacy, metadataHash]: readonly unknown[] = kept;
  if (typeof raw !== 'string' || typeof url !== 'string' || !isYank(yanked) || !isHashes(hashes)) return undefined;
  const filename = parseFilename(raw, project);
  return {
    filename: typeof legacy === 'string' ? asLegacy(filename, legacy) : filename,
    raw,
    url: url.endsWith('/') ? `${url}${raw}` : url,
    ...(typeof size === 'number' ? { size } : {}),
    ...(typeof requiresPython === 'string' ? { requiresPython } : {}),
    yanked,
    hashes,
    ...(typeof uploaded === 'string' ? { uploaded } : {}),
    ...(typeof metadataHash === 'string' ? { metadataHash } : {}),
  };
}

function isYank(value: unknown): value is false | string {
  return value === false || typeof value === 'string';
}

function isHashes(value: unknown): value is Readonly<Record<string, string>> {
  return isJsonObject(value) && Object.values(value).every((digest) => typeof digest === 'string');
}
