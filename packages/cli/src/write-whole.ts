// Writes a file whole or not at all: whoever reads it meanwhile, or after a full disk, finds the one before.

import { chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';

/** The folder takes no other file, or the file is a mount of its own (docker run -v report.json:…): it can only be written in place. */
const inPlaceOnly: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV']);

/**
 * Writes beside the file and renames. A link stays a link, its target is replaced; what is no file (`/dev/stderr`, a pipe) is written to.
 *
 * @throws what the file system throws; nothing is left behind then
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const known = await stat(path).catch(() => undefined);
  if (known !== undefined && !known.isFile()) return writeFile(path, text);
  const file = known === undefined ? path : await realpath(path);
  const beside = join(dirname(file), `.${basename(file).slice(0, 100)}.${randomUUID()}.tmp`);
  try {
    await writeFile(beside, text, { flag: 'wx' });
    if (known !== undefined) await chmod(beside, known.mode);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
    if (known === undefined || !inPlaceOnly.has(code)) throw error;
    await writeFile(file, text);
  }
}
