// The Dockerfiles on the disk that words and folders stand for.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDockerfileName } from '@wheelcheck/core';

/** The Dockerfile of a folder, else its Containerfile. */
export function dockerfileIn(folder: string): string | undefined {
  return ['Dockerfile', 'Containerfile'].map((name) => join(folder, name)).find((path) => existsSync(path));
}

/** Whether a word is the path of a Dockerfile that is there. */
export function isDockerfileAt(path: string): boolean {
  return isDockerfileName(path) && existsSync(path);
}
