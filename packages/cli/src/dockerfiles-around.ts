// Dockerfiles that nobody reads unasked: those of other names, and those in folders further down.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDockerfileName, understandDockerfile, WheelcheckError } from '@wheelcheck/core';
import { readManifestFile } from '@wheelcheck/core/node';
import { shellWord, shortened } from '@wheelcheck/core/text';
import { ownPlatform } from './request.ts';

/** `services/api/docker/Dockerfile` */
const DEEPEST = 3;
/** Folders that are looked into. */
const MOST = 200;
/** Files that are read. */
const READ = 30;
/** Files that one command names. */
const NAMED = 6;

/** Dockerfiles that install something of Python's, the nearest first. */
export async function dockerfilesAround(folder: string): Promise<readonly string[]> {
  const paths = namedDockerfiles(folder).slice(0, READ);
  const install = await Promise.all(paths.map(installsSomething));
  return paths.filter((_, position) => install[position]);
}

/** `wheelcheck docker/Dockerfile`; undefined where there are none. */
export function commandFor(dockerfiles: readonly string[]): string | undefined {
  if (dockerfiles.length === 0) return undefined;
  return `wheelcheck ${dockerfiles.slice(0, NAMED).map(shellWord).join(' ')}`;
}

/** `not looked at: load-gen/Dockerfile (wheelcheck load-gen/Dockerfile judges it)`; undefined where there are none. */
export function passedOver(dockerfiles: readonly string[]): string | undefined {
  const [first] = dockerfiles;
  if (first === undefined) return undefined;
  const named = shortened(dockerfiles, NAMED).join(', ');
  return `not looked at: ${named} (wheelcheck ${shellWord(first)} judges ${dockerfiles.length === 1 ? 'it' : 'the first'})`;
}

/** A file that nobody named stops no run: one that cannot be read is as if it were not there. */
async function installsSomething(path: string): Promise<boolean> {
  const machine = ownPlatform();
  try {
    const { text } = await readManifestFile(path);
    const { installing } = await understandDockerfile({ path, text, platform: machine, machine });
    return installing.length > 0;
  } catch (error) {
    if (!(error instanceof WheelcheckError)) throw error;
    return false;
  }
}

function namedDockerfiles(folder: string): readonly string[] {
  const found: string[] = [];
  let level = [folder];
  let looked = 0;
  for (let depth = 0; depth <= DEEPEST && level.length > 0; depth++) {
    const below: string[] = [];
    for (const each of level.slice(0, MOST - looked)) {
      const entries = entriesOf(each);
      found.push(...entries.filter((entry) => entry.isFile() && isDockerfileName(entry.name)).map(within(each)));
      below.push(...entries.filter((entry) => entry.isDirectory() && !skipped.test(entry.name)).map(within(each)));
    }
    looked += level.length;
    level = below;
  }
  return found;
}

const skipped = /^\.|^(?:node_modules|venv|vendor)$/;

function within(folder: string): (entry: { readonly name: string }) => string {
  return ({ name }) => join(folder, name);
}

/** A folder that nobody may read has nothing that could be checked. */
function entriesOf(folder: string): ReturnType<typeof readSorted> {
  try {
    return readSorted(folder);
  } catch {
    return [];
  }
}

function readSorted(folder: string) {
  return readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
