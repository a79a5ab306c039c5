// A manifest from texts in a test.

import { openBeside } from '../../packages/core/src/manifest/beside.ts';
import { readInput } from '../../packages/core/src/manifest/input.ts';
import type { ReadSibling } from '../../packages/core/src/manifest/input-file.ts';
import type { Manifest } from '../../packages/core/src/manifest/manifest.ts';
import type { ManifestFormat } from '../../packages/core/src/manifest/manifest-format.ts';

/** @param as the name that decides the format, where the path does not */
export async function readManifest(path: string, text: string, sibling: ReadSibling, as?: string): Promise<Manifest> {
  return (await readInput({ path, text, sibling, ...(as === undefined ? {} : { name: as }) })).manifest;
}

/** The same by one format, whatever the path says. */
export async function readWith(
  format: ManifestFormat,
  text: string,
  path: string,
  sibling: ReadSibling,
): Promise<Manifest> {
  return (await format.read(text, path, openBeside({ path, sibling }))).manifest;
}
