// Dockerfiles around, where no base was named.

import { WheelcheckError } from '@wheelcheck/core';
import { shellWord, shortened } from '@wheelcheck/core/text';
import { otherImage } from './dockerfile-beside.ts';
import { commandFor, dockerfilesAround } from './dockerfiles-around.ts';
import { namesNoTarget } from './request.ts';
import type { StageFlags } from './stage-flags.ts';

/** Dockerfiles that a reason names, a count among them. */
const FOUND = 6;

/** @throws WheelcheckError where nothing says what is to be checked on, and a Dockerfile around would */
export async function tellFound(flags: StageFlags, folders: readonly string[]): Promise<void> {
  if (!namesNoTarget(flags) || flags.recommend === true) return;
  const around = await Promise.all([...new Set(['.', ...folders])].map(dockerfilesAround));
  const found = [...new Set(around.flat())];
  const command = commandFor(found);
  if (command === undefined) return;
  throw new WheelcheckError({
    code: 'usage',
    message: 'no base image was named',
    reason: `found ${shortened(found, FOUND).join(', ')}`,
    hint: [command, `--base ${shellWord(found[0] ?? '')}`, otherImage].join('\n'),
  });
}
