// The command that checks a Dockerfile in the folder above that has a file which it installs.

import { existsSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { shellWord } from '@wheelcheck/core/text';

/** `services/api/docker/Dockerfile` is built three folders further up at most. */
const HIGHEST = 3;

/** `cd .. && wheelcheck docker/Dockerfile`; undefined where no folder above has the file. */
export function commandAbove(dockerfile: string, file: string): string | undefined {
  const ups = Array.from({ length: HIGHEST }, (_, step) => Array.from({ length: step + 1 }, () => '..').join('/'));
  const above = ups.find((up) => existsSync(join(up, file)) && resolve(up) !== resolve('/'));
  if (above === undefined) return undefined;
  const path = relative(resolve(above), resolve(dockerfile));
  return `cd ${above} && wheelcheck ${shellWord(path === '' ? basename(dockerfile) : path)}`;
}
