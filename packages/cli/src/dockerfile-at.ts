// The Dockerfiles and compose files on the disk that words and folders stand for.

import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { composeNames, isComposeName, isDockerfileName, overrideNames, readDotEnv } from '@wheelcheck/core';
import { readManifestFile } from '@wheelcheck/core/node';

/** The Dockerfile of a folder, else its Containerfile. `docker build` takes `dockerfile` where there is no other. */
export function dockerfileIn(folder: string): string | undefined {
  return ['Dockerfile', 'dockerfile', 'Containerfile']
    .map((name) => join(folder, name))
    .find((path) => existsSync(path));
}

/** Whether a word is the path of a Dockerfile that is there. */
export function isDockerfileAt(path: string): boolean {
  return isDockerfileName(path) && existsSync(path);
}

/** A compose file, and what is merged into it. */
export interface ComposeAt {
  readonly path: string;
  readonly overrides: readonly string[];
}

/**
 * The compose file of a folder as Compose chooses it: those of COMPOSE_FILE, which the `.env` beside may set, else the first of its
 * own names with its override. Undefined where it is not there.
 */
export async function composeIn(
  folder: string,
  variable: (name: string) => string | undefined,
): Promise<ComposeAt | undefined> {
  const there = (names: readonly string[]): readonly string[] =>
    names.map((name) => join(folder, name)).filter((each) => existsSync(each));
  const dotEnv = join(folder, '.env');
  const set = existsSync(dotEnv) ? readDotEnv((await readManifestFile(dotEnv)).text, variable) : undefined;
  const valueOf = (name: string): string => variable(name) ?? set?.get(name) ?? '';
  const separator = valueOf('COMPOSE_PATH_SEPARATOR') || (process.platform === 'win32' ? ';' : ':');
  const named = valueOf('COMPOSE_FILE').split(separator).filter(Boolean);
  if (named.length > 0) {
    const paths = named.map((path) => (isAbsolute(path) ? path : join(folder, path)));
    const [path, ...overrides] = paths;
    // Compose stops where one is missing; here it may not be meant.
    return path === undefined || paths.some((each) => !existsSync(each)) ? undefined : { path, overrides };
  }
  const [path] = there(composeNames);
  return path === undefined ? undefined : { path, overrides: there(overrideNames).slice(0, 1) };
}

/** Whether a word is the path of a compose file that is there. */
export function isComposeAt(path: string): boolean {
  return isComposeName(path) && existsSync(path);
}
