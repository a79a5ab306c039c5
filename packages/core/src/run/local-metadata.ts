// What the metadata of a wheel or a folder on the disk says.

import type { Judged } from '../advise/inquiry.ts';
import { unlessRefused } from '../error.ts';
import { openBeside } from '../manifest/beside.ts';
import type { Input } from '../manifest/input.ts';
import type { FileMetadata } from '../package-index/package-index.ts';
import { normalizePath } from '../manifest/relative-path.ts';
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

/**
 * What the project in a folder requires that a pylock.toml names (`uv export` names the members of a workspace so).
 *
 * @returns undefined where it is no such folder, or nothing but a build tells it
 */
export async function folderRequires(
  { manifest, as }: Judged,
  inputs: readonly Input[],
): Promise<readonly string[] | undefined> {
  const file = inputs.find((input) => input.file.path === manifest.path)?.file;
  if (as.source.kind !== 'path' || !file) return undefined;
  const { path } = as.source;
  const beside = openBeside(file);
  const at = (member: string): string => normalizePath(`${path}/${member}`);
  const { readLocalProject } = await import('../manifest/local/read-local-project.ts');
  return unlessRefused(async () => {
    const metadata = await readLocalProject(path, {
      text: (member) => beside.text(at(member)),
      toml: (member) => beside.toml(at(member)),
    });
    return metadata?.refused === undefined && metadata?.computed.length === 0 ? metadata.requires : undefined;
  });
}
