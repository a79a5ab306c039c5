// A folder of the disk as what a build takes its files from.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ContextFile, withNames } from '@wheelcheck/core';
import { readContextFile, readContextNames } from '@wheelcheck/core/node';

/** Reads what lies in a folder; nothing where it is absent. */
export function contextFolder(folder: string): ContextFile {
  return withNames(
    async (path) => (existsSync(join(folder, path)) ? readContextFile(join(folder, path), folder) : undefined),
    (path) => readContextNames(folder, path),
  );
}
