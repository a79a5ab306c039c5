// Dockerfiles and compose files that words name: on the disk, or on standard input under the name that --stdin-filename gives it.

import { basename } from 'node:path';
import { type CheckFile, isComposeName, isDockerfileName } from '@wheelcheck/core';
import { readManifestFile, readStream } from '@wheelcheck/core/node';
import type { Io } from './io.ts';
import { isComposeAt, isDockerfileAt } from './dockerfile-at.ts';

export interface NamedFiles {
  readonly isDockerfile: (word: string) => boolean;
  readonly isCompose: (word: string) => boolean;
  readonly read: (word: string) => Promise<CheckFile>;
}

/** @param openStdin read once, however often it is asked for */
export function namedFiles(stdinFilename: string | undefined, openStdin: Io['openStdin']): NamedFiles {
  const given = stdinFilename === undefined ? undefined : basename(stdinFilename);
  let stdin: Promise<CheckFile> | undefined;
  return {
    isDockerfile: (word) => (word === '-' ? given !== undefined && isDockerfileName(given) : isDockerfileAt(word)),
    isCompose: (word) => (word === '-' ? given !== undefined && isComposeName(given) : isComposeAt(word)),
    // Docker takes a file from standard input with the current folder as its context.
    read: (word) => (word === '-' ? (stdin ??= readStream(openStdin(), given)) : readManifestFile(word)),
  };
}
