// A file that a Dockerfile names, among those that were dropped.

import { WheelcheckError } from '@wheelcheck/core';
import type { GivenFile } from './messages.ts';

/**
 * The build context is the folder of the Dockerfile; files that were dropped one by one have lost their folders.
 *
 * @throws WheelcheckError where it is not among them
 */
export function fileInContext(name: string, dockerfile: string, all: readonly GivenFile[]): GivenFile {
  const folder = dockerfile.replace(/[^/]*$/, '');
  const last = name.replace(/^.*\//, '');
  const found = [`${folder}${name}`, name, last].flatMap((path) => all.filter((each) => each.path === path))[0];
  if (found !== undefined) return found;
  throw new WheelcheckError({
    code: 'file-missing',
    message: `${dockerfile} installs ${name}, which is not here`,
    hint: `drop ${last} too`,
  });
}
