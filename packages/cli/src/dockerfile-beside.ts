// The Dockerfile beside the first file, which nobody named.

import { type FoundStage, WheelcheckError } from '@wheelcheck/core';
import { dockerfileIn } from './dockerfile-at.ts';

/** @throws WheelcheckError where the files of several folders have a Dockerfile each: every file is checked on every base */
export function dockerfileBeside(folders: readonly string[]): string | undefined {
  const found = folders.flatMap((folder) => dockerfileIn(folder) ?? []);
  if (found.length > 1)
    throw new WheelcheckError({
      code: 'usage',
      message: 'no base image was named',
      reason: `${found.join(', ')} lie beside these files, and each is for its own`,
      hint: [`wheelcheck ${found.join(' ')}`, '--base python:3.12-slim checks all of them on one image'].join('\n'),
    });
  return dockerfileIn(folders[0] ?? '.');
}

/** A Dockerfile that nobody named is no base for a file that it does not install. */
export function refuseOtherFiles({ installs }: FoundStage, path: string, here: readonly string[]): void {
  const named = installs.flatMap(({ understood }) => understood.files);
  const [other] = named;
  if (other === undefined || named.some((file) => here.includes(file))) return;
  throw new WheelcheckError({
    code: 'usage',
    message: 'no base image was named',
    reason: `${path} beside the file installs ${[...new Set(named)].join(', ')}, not it`,
    hint: [`wheelcheck ${other}`, `--base ${path}`, otherImage].join('\n'),
  });
}

/** Where a Dockerfile says on what a file is installed, no image is an example: it would be judged as if it were that one. */
export const otherImage = '--base IMAGE, for another one';
