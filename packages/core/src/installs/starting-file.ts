// A file beside a compose file that the command of a service runs, and that installs.

import { filesRun } from '../dockerfile/files-run.ts';
import { unlessRefused } from '../error.ts';
import type { ContextFile } from './build-context.ts';
import { installingLine } from './run-file-installs.ts';

/**
 * `bootstrap:3 installs (pip install six)`; undefined where none does, as far as that can be said.
 *
 * @param read from the folder that becomes the service's own: where it lies there, an absolute path tells by its end
 */
export async function startingFile(command: string, read: ContextFile): Promise<string | undefined> {
  for (const { path, targets } of filesRun(command.split(/\s+/))) {
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    const ends = path.startsWith('/') ? parts.map((_, at) => parts.slice(at)) : [parts];
    for (const end of ends) {
      const file = end.join('/');
      // oxlint-disable-next-line no-await-in-loop -- the first that is there
      const found = file === '' ? undefined : await unlessRefused(() => read(file));
      if (found !== undefined) return installingLine(file, found.text, targets);
    }
  }
  return undefined;
}
