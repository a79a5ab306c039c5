// What the metadata of a wheel on the disk says.

import type { Judged } from '../advise/inquiry.ts';
import type { Input } from '../manifest/input.ts';
import type { FileMetadata } from '../package-index/package-index.ts';
import { parseCoreMetadata } from '../packaging/core-metadata.ts';

/** @returns undefined for what is no such wheel, or cannot be read */
export async function localMetadata(
  { manifest, as, finding }: Judged,
  inputs: readonly Input[],
): Promise<FileMetadata | undefined> {
  if (as.source.kind !== 'path' || finding.file?.filename.kind !== 'wheel') return undefined;
  const input = inputs.find(({ file }) => file.path === manifest.path);
  return input && metadataOnDisk(input, as.source.path);
}

/** @param path of a wheel, as the file names it */
export async function metadataOnDisk({ file }: Pick<Input, 'file'>, path: string): Promise<FileMetadata | undefined> {
  const text = await file.wheel?.(path);
  const metadata = text === undefined ? undefined : parseCoreMetadata(text);
  return metadata?.ok ? metadata.value : undefined;
}
