// `wheelcheck completion SHELL`.

import {
  explanationRenderers,
  gateLevels,
  imageRenderers,
  listImages,
  parsePlatform,
  renderers,
  ruleIds,
} from '@wheelcheck/core';
import { cacheRenderers } from './cache-news.ts';
import { commandTable } from './command-table.ts';
import { bash } from './completion/bash.ts';
import { type CompletedCommand, completionModel, type KnownWords } from './completion/completion-model.ts';
import { fish } from './completion/fish.ts';
import { powershell } from './completion/powershell.ts';
import { zsh } from './completion/zsh.ts';
import type { Io } from './io.ts';
import { optionTable } from './option-table.ts';

const shells: ReadonlyMap<string, (commands: readonly CompletedCommand[]) => string> = new Map([
  ['bash', bash],
  ['zsh', zsh],
  ['fish', fish],
  ['powershell', powershell],
]);

/** @param shell one of those that the table of commands names @returns 0 */
export function completionCommand(shell: string, io: Io): number {
  const script = shells.get(shell);
  if (!script) throw new Error(`no completions for ${shell}`);
  io.stdout.write(script(completionModel(commandTable, optionTable, knownWords())));
  return 0;
}

/** Images are those of today's list, one tag each; older ones are known too, and too many to choose from. */
function knownWords(): KnownWords {
  const images = listImages().filter(({ status }) => status === 'current');
  const platforms = [...new Set(images.flatMap((image) => image.platforms))].filter((word) => parsePlatform(word).ok);
  return {
    images: images.map(({ base }) => base),
    platforms: platforms.toSorted(),
    levels: [...gateLevels, ...ruleIds],
    rules: ruleIds,
    formats: {
      check: Object.keys(renderers),
      explain: Object.keys(explanationRenderers),
      images: Object.keys(imageRenderers),
      cache: Object.keys(cacheRenderers),
    },
  };
}
