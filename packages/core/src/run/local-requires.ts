// What a wheel on the disk requires, by its own metadata.

import type { Judged } from '../advise/inquiry.ts';
import type { Input } from '../manifest/input.ts';
import { parseCoreMetadata } from '../packaging/core-metadata.ts';

/** @returns undefined for what is no such wheel, or cannot be read */
export async function localRequires(
  { manifest, as, finding }: Judged,
  inputs: readonly Input[],
): Promise<readonly string[] | undefined> {
  if (as.source.kind !== 'path' || finding.file?.filename.kind !== 'wheel') return undefined;
  const text = await inputs.find(({ file }) => file.path === manifest.path)?.file.wheel?.(as.source.path);
  const metadata = text === undefined ? undefined : parseCoreMetadata(text);
  return metadata?.ok ? metadata.value.requires : undefined;
}
