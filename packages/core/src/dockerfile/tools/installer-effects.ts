// The installers whose commands are followed; a further one is a further line.

import { pdmCommand } from './pdm-command.ts';
import { pipCommand } from './pip-command.ts';
import { pipenvCommand } from './pipenv-command.ts';
import { pipxCommand } from './pipx-command.ts';
import { poetryCommand } from './poetry-command.ts';
import type { ToolEffect } from './tool-install.ts';
import { uvCommand } from './uv-command.ts';

const installers: ReadonlyMap<string, (words: readonly string[]) => readonly ToolEffect[]> = new Map([
  ['pip', pipCommand],
  ['pipx', pipxCommand],
  ['uv', uvCommand],
  ['poetry', (words) => listed(poetryCommand(words))],
  ['pipenv', (words) => listed(pipenvCommand(words))],
  ['pdm', (words) => listed(pdmCommand(words))],
]);

/** @returns undefined for a program that is none of them */
export function installerEffects(name: string, words: readonly string[]): readonly ToolEffect[] | undefined {
  return installers.get(name)?.(words);
}

function listed(effect: ToolEffect | undefined): readonly ToolEffect[] {
  return effect === undefined ? [] : [effect];
}
