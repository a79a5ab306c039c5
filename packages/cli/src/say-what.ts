// What is told of the stage that a Dockerfile gives for a base: where that comes from, and what else the stage does.

import type { FoundStage } from '@wheelcheck/core';
import { firstWords, shortImage } from '@wheelcheck/core/text';
import type { StageFlags } from './stage-flags.ts';

/** Told on standard error: where the base comes from. */
export function sayWhat(
  { name, imageLine, base, request }: FoundStage,
  path: string,
  flags: StageFlags,
  say: (text: string) => void,
): void {
  const stage = typeof name === 'number' ? '' : ` (${name})`;
  say(`base from ${path}:${imageLine}${stage}: ${shortImage(base ?? request([], flags.python).base ?? '')}\n`);
}

export function sayMore(
  { installs, notFollowed }: FoundStage,
  path: string,
  here: readonly string[],
  say: (text: string) => void,
): void {
  for (const {
    understood: { line, command, files },
  } of installs)
    if (!files.some((file) => here.includes(file)))
      say(`note: ${path}:${line} installs more, which is not checked: ${firstWords(command)}\n`);
  for (const { line, text, why } of notFollowed)
    say(`note: ${path}:${line} was not followed: ${firstWords(text)} (${why})\n`);
}
