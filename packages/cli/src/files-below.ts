// What lies one folder further down and could be checked: a repository of several services has nothing at its root.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { manifestNames } from '@wheelcheck/core';
import { commandFor, dockerfilesAround } from './dockerfiles-around.ts';

/** Folders that are looked into. */
const MOST = 200;

/** What a project writes down its requirements in, and nobody takes for a lock: it is read where it is named. */
const projectFiles = ['pyproject.toml', 'setup.cfg', 'setup.py'];

/** The command that checks the project of a folder by its own file; undefined where there is none. */
export function commandForProject(folder: string): string | undefined {
  const file = projectFiles.map((name) => join(folder, name)).find((path) => existsSync(path));
  return file === undefined ? undefined : `wheelcheck ${file} --base python:3.12-slim`;
}

/** The command that checks the Dockerfiles around a folder; undefined where there are none. They tell the image too, which no project file does. */
export async function commandForDockerfiles(folder: string): Promise<string | undefined> {
  return commandFor(await dockerfilesAround(folder));
}

/** The command that checks the first file with pins one folder further down; undefined where there is none. */
export function commandBelow(folder: string): string | undefined {
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name))
    .slice(0, MOST)
    .map(({ name }) => join(folder, name))
    .toSorted();
  const [file] = folders.flatMap((each) =>
    manifestNames.map((name) => join(each, name)).filter((path) => existsSync(path)),
  );
  return file === undefined ? undefined : `wheelcheck ${file} --base python:3.12-slim`;
}
