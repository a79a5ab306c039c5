// Looks for the configuration of a run: from the first file's folder upwards to the repository's root, the nearest wins.

import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type Configuration, readConfiguration, WheelcheckError } from '@wheelcheck/core';
import { readManifestFile } from '@wheelcheck/core/node';
import { configurationKeys } from './configuration-keys.ts';
import { foldersUpwards, isRepository } from './folders-upwards.ts';

export interface FoundConfiguration extends Configuration {
  /** As reports may show it: of a file outside the current folder only the name. */
  readonly reported: string;
  /** The folder that its paths must not leave; undefined where the user named the configuration. */
  readonly root?: string;
}

/**
 * @param named the file that --config names; undefined: look for one
 * @param words the files and requirements of the command line
 * @throws WheelcheckError where the named file is missing or holds none, or a configuration is wrong
 */
export async function findConfiguration(
  named: string | undefined,
  words: readonly string[],
): Promise<FoundConfiguration | undefined> {
  if (named !== undefined) return readNamed(named);
  const folders = foldersFrom(startOf(words[0]));
  const root = folders.at(-1);
  for (const folder of folders) {
    for (const name of ['wheelcheck.toml', 'pyproject.toml']) {
      const file = join(folder, name);
      // One after the other: what is further away is not read.
      const found = existsSync(file) ? await read(file) : undefined;
      if (found) return { ...found, ...(root === undefined ? {} : { root }) };
    }
  }
  return undefined;
}

async function readNamed(named: string): Promise<FoundConfiguration> {
  if (!existsSync(named) || statSync(named).isDirectory()) {
    throw new WheelcheckError({
      code: 'configuration',
      message: existsSync(named) ? `--config ${named}: it is a folder` : `--config ${named}: there is no such file`,
      hint: 'name a wheelcheck.toml or a pyproject.toml',
    });
  }
  const found = await read(named);
  if (found) return found;
  throw new WheelcheckError({
    code: 'configuration',
    message: `--config ${named}: it has no [tool.wheelcheck]`,
    hint: 'add that table, or name another file',
  });
}

async function read(file: string): Promise<FoundConfiguration | undefined> {
  const shown = relative('.', file).split(sep).join('/');
  const { text, path } = await readManifestFile(shown);
  const found = readConfiguration(text, shown, configurationKeys);
  return found && { ...found, reported: path };
}

/** The folder of the first word where that is a file or a folder, else the current one. */
function startOf(word: string | undefined): string {
  if (word === undefined || !existsSync(word)) return resolve('.');
  return statSync(word).isDirectory() ? resolve(word) : dirname(resolve(word));
}

/**
 * Up to the folder with `.git`. Outside a repository up to the nearest with a pyproject.toml, else the own folder alone:
 * what lies in a folder above (`/tmp`, say) may be anybody's.
 */
function foldersFrom(own: string): readonly string[] {
  const upwards = foldersUpwards(own);
  const repository = upwards.findIndex(isRepository);
  if (repository >= 0) return upwards.slice(0, repository + 1);
  const project = upwards.findIndex((folder) => existsSync(join(folder, 'pyproject.toml')));
  return upwards.slice(0, Math.max(0, project) + 1);
}
