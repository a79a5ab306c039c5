// The Dockerfiles and compose files on the disk that words and folders stand for.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { composeNames, isComposeName, isDockerfileName, overrideNames } from '@wheelcheck/core';

/** The Dockerfile of a folder, else its Containerfile. */
export function dockerfileIn(folder: string): string | undefined {
  return ['Dockerfile', 'Containerfile'].map((name) => join(folder, name)).find((path) => existsSync(path));
}

/** Whether a word is the path of a Dockerfile that is there. */
export function isDockerfileAt(path: string): boolean {
  return isDockerfileName(path) && existsSync(path);
}

/** The compose file of a folder, the first in Compose's own order, and what Compose merges into it. */
export function composeIn(folder: string): { readonly path: string; readonly override?: string } | undefined {
  const [path, override] = [composeNames, overrideNames].map((names) =>
    names.map((name) => join(folder, name)).find((each) => existsSync(each)),
  );
  return path === undefined ? undefined : { path, ...(override === undefined ? {} : { override }) };
}

/** Whether a word is the path of a compose file that is there. */
export function isComposeAt(path: string): boolean {
  return isComposeName(path) && existsSync(path);
}
