// Lock and requirements files from the disk: refused where they are no plain files, decoded as their readers expect.

import { shownPath } from './shown-path.ts';
import { createHash } from 'node:crypto';
import { constants, open, realpath, stat } from 'node:fs/promises';
import { setImmediate as letOthers } from 'node:timers/promises';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { WheelcheckError } from '../error.ts';
import type { ReadDigest, ReadSibling, ReadSource, ReadWheel } from '../manifest/input-file.ts';
import { decodeManifest } from './decode-manifest.ts';
import { errorCode } from './error-code.ts';
import { isInside } from './is-inside.ts';
import { digestReader } from './read-digest.ts';
import { sourceReader } from './read-source.ts';
import { wheelReader } from './read-wheel.ts';

export const maxBytes = 50_000_000;

/** A file as `check` takes it. */
export interface ReadFile {
  /** As reports show it: relative to the current folder, with `/`; of a file outside it only the name. */
  readonly path: string;
  /** Decoded, without a BOM. */
  readonly text: string;
  /** Of the bytes, lower-case hex. */
  readonly sha256: string;
  /** Reads what the file names, inside the file's project. */
  readonly sibling: ReadSibling;
  /** Gives others a turn between two pieces of a long file. */
  readonly rest: () => Promise<void>;
  /** Whether something is at a path that is relative to the file. */
  readonly exists: (path: string) => Promise<boolean>;
  /** Reads a folder or an sdist inside the file's project as an sdist's contents; undefined where there is neither. */
  readonly source: ReadSource;
  /** Reads the metadata of a wheel inside the file's project. */
  readonly wheel: ReadWheel;
  /** The digest of a file inside the file's project. */
  readonly digest: ReadDigest;
}

/**
 * Reads one file that the user named.
 *
 * @param path relative to the current folder, or absolute; messages show it as given
 * @throws WheelcheckError `file-missing`, or `file-unreadable`: a folder, a pipe or device, no permission, over 50 MB;
 *   `file-broken` where the bytes are no text
 */
export async function readManifestFile(path: string): Promise<ReadFile> {
  return readWithin(path, await findProjectRoot(path));
}

/**
 * The same of a file of a build context: what it names may lie anywhere there, since the image is built from all of it.
 *
 * @param folder that of the context, around the file
 */
export async function readContextFile(path: string, folder: string): Promise<ReadFile> {
  const project = await findProjectRoot(path);
  return readWithin(path, isInside(resolve(folder), project) ? folder : project);
}

async function readWithin(path: string, root: string): Promise<ReadFile> {
  const bytes = await readPlainFile(path, path);
  if (bytes === undefined) {
    throw new WheelcheckError({
      code: 'file-missing',
      message: `${path}: there is no such file`,
      hint: 'name a lock or requirements file',
    });
  }
  return {
    path: shownPath(path),
    text: decodeManifest(bytes, path),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sibling: siblingReader(root, path),
    rest: () => letOthers(),
    exists: (other) => exists(resolve(dirname(path), other)),
    source: sourceReader(root, path),
    wheel: wheelReader(root, path),
    digest: digestReader(root, path),
  };
}

/**
 * The reader for what a manifest names (`-r base.txt`, the pyproject.toml beside a lock): relative to that manifest, and
 * nothing outside the project.
 *
 * @param root the project's folder, as `findProjectRoot` gives it
 * @param fromFile the manifest
 * @returns a function that gives undefined for an absent file
 * @throws (the function) WheelcheckError `file-refused` for an absolute path and for what lies outside the root, also by a
 *   symbolic link; else as `readManifestFile`
 */
export function siblingReader(root: string, fromFile: string): ReadSibling {
  return async (path) => {
    if (isAbsolute(path) || /^[a-z]:[\\/]/i.test(path)) throw refused(path, 'it is an absolute path');
    if (path.includes('\0')) throw refused(path.replaceAll('\0', '?'), 'its name holds a NUL byte');
    const asked = resolve(dirname(fromFile), path);
    if (!isInside(resolve(root), asked))
      throw refused(path, `it lies outside ${basename(resolve(root))}, the folder of the project`);
    const real = await realpath(asked).catch((error: unknown) => absent(error, path));
    if (real === undefined) return undefined;
    if (!isInside(await realpath(root), real))
      throw refused(path, 'it is a symbolic link to something outside the project');
    const bytes = await readPlainFile(real, path);
    return bytes === undefined ? undefined : decodeManifest(bytes, path);
  };
}

/**
 * The project that a file belongs to: the nearest folder upwards that holds `.git` or `pyproject.toml`, else its own folder.
 */
export async function findProjectRoot(file: string): Promise<string> {
  const own = dirname(resolve(file));
  for (let folder = own; ; folder = dirname(folder)) {
    const marks = await Promise.all(['.git', 'pyproject.toml'].map((mark) => exists(join(folder, mark))));
    if (marks.includes(true)) return folder;
    if (dirname(folder) === folder) return own;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** The bytes; undefined where there is no such file. Asked twice what it is, because a name may change hands in between. */
async function readPlainFile(path: string, shown: string): Promise<Uint8Array | undefined> {
  try {
    refuseSpecial(await stat(path), shown);
    // Without O_NONBLOCK, opening a pipe that took the file's place would wait for a writer.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      refuseSpecial(await handle.stat(), shown);
      return await readBounded(handle, shown);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return absent(error, shown);
  }
}

interface Kind {
  readonly size: number;
  isFile(): boolean;
  isDirectory(): boolean;
}

function refuseSpecial(kind: Kind, shown: string): void {
  if (kind.isDirectory()) throw unreadable(shown, 'it is a folder', 'name the file in it');
  if (!kind.isFile())
    throw unreadable(shown, 'it is a pipe or a device, not a file', 'save its content to a file first');
  if (kind.size > maxBytes) throw tooBig(shown);
}

/** Counts what really comes: the size of a file may grow, and files of /proc say 0. */
async function readBounded(handle: Awaited<ReturnType<typeof open>>, shown: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { bytesRead, buffer } = await handle.read(new Uint8Array(65_536), 0, 65_536, null);
    if (bytesRead === 0) return Buffer.concat(chunks);
    length += bytesRead;
    if (length > maxBytes) throw tooBig(shown);
    chunks.push(buffer.subarray(0, bytesRead));
  }
}

/** Gives undefined where the file is not there, and says everything else in our words. */
function absent(error: unknown, shown: string): undefined {
  const code = errorCode(error);
  if (error instanceof WheelcheckError || code === '') throw error;
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
  if (code === 'EACCES' || code === 'EPERM') throw unreadable(shown, 'permission denied', 'let your user read it');
  if (code === 'ELOOP') throw unreadable(shown, 'its symbolic links go round in a circle', 'name the file itself');
  if (code === 'ENAMETOOLONG') return undefined;
  throw unreadable(shown, code, 'look at the file and its disk');
}

function unreadable(shown: string, reason: string, hint: string): WheelcheckError {
  return new WheelcheckError({ code: 'file-unreadable', message: `${shown}: cannot be read: ${reason}`, hint });
}

export function tooBig(shown: string): WheelcheckError {
  return unreadable(shown, `it is larger than ${maxBytes / 1_000_000} MB`, 'name a lock or requirements file');
}

function refused(shown: string, reason: string): WheelcheckError {
  return new WheelcheckError({
    code: 'file-refused',
    message: `${shown}: is not read: ${reason}`,
    hint: 'only files inside the project are read: move or copy it there',
  });
}
