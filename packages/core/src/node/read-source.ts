// A source tree or an sdist on the disk, as an sdist's contents: names, and the text of a few small files. Nothing of it is run.

import { opendir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { archiveFormat } from '../archive/archive-format.ts';
import type { SdistContents } from '../sdist/sdist-contents.ts';
import type { Parsed } from '../packaging/parsed.ts';
import type { ReadSource } from '../manifest/input-file.ts';
import { isInside } from './is-inside.ts';
import { readArchive } from './read-archive.ts';

/** A tree with more files than this is no Python project that was meant. */
const MOST_FILES = 20_000;
const MOST_BYTES = 1_000_000;

/** What no build takes from: tools' own folders, other projects' code, what earlier builds left. */
const passedOver: ReadonlySet<string> = new Set([
  'node_modules',
  '__pycache__',
  'build',
  'dist',
  'target',
  'site-packages',
]);

/**
 * Reads the folder or the sdist that a manifest names.
 *
 * @param root the project's folder: nothing outside it is read, and no symbolic link is followed
 * @param fromFile the manifest
 * @returns a function that gives undefined where there is neither
 */
export function sourceReader(root: string, fromFile: string): ReadSource {
  return async (path, wanted) => {
    const folder = resolve(dirname(fromFile), path);
    const [real, inside] = await Promise.all([realpath(folder).catch(() => undefined), realpath(root)]);
    if (real === undefined) return undefined;
    const kind = await stat(real);
    const format = kind.isFile() ? archiveFormat(path) : undefined;
    if (!kind.isDirectory() && format === undefined) return undefined;
    if (!isInside(inside, real)) return { ok: false, problem: 'it lies outside the folder of the project' };
    try {
      return await (format === undefined ? readTree(real, wanted) : readArchive(real, format, wanted));
    } catch {
      return { ok: false, problem: `the ${format === undefined ? 'folder' : 'file'} cannot be read` };
    }
  };
}

async function readTree(top: string, wanted: (path: string) => boolean): Promise<Parsed<SdistContents>> {
  const members: string[] = [];
  const texts = new Map<string, string>();
  const waiting = [''];
  for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
    for await (const entry of await opendir(join(top, folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !isPassedOver(entry.name)) waiting.push(path);
      if (!entry.isFile()) continue;
      members.push(path);
      if (members.length > MOST_FILES) return { ok: false, problem: `it holds more than ${MOST_FILES} files` };
      if (wanted(path) && (await stat(join(top, path))).size <= MOST_BYTES)
        texts.set(path, await readFile(join(top, path), 'utf8'));
    }
    // A virtual environment is somebody else's code.
    if (folder !== '' && members.includes(`${folder}/pyvenv.cfg`)) dropBelow(folder, members, waiting);
  }
  return { ok: true, value: { members: members.toSorted(), texts } };
}

function isPassedOver(name: string): boolean {
  return name.startsWith('.') || passedOver.has(name) || name.endsWith('.egg-info');
}

function dropBelow(folder: string, members: string[], waiting: string[]): void {
  const outside = (path: string): boolean => !path.startsWith(`${folder}/`);
  members.splice(0, members.length, ...members.filter(outside));
  waiting.splice(0, waiting.length, ...waiting.filter(outside));
}
