// Installers that get a requirement by the variable of a loop, or one of many by xargs: it stands where the loop has it from.

import { commandLine } from './command-line.ts';
import { programOf } from './program-of.ts';
import type { RunCommand } from './shell/run-command.ts';
import type { ShellWord } from './shell/shell-words.ts';
import { installerEffects } from './tools/installer-effects.ts';

/** What a line of a file says as well as a word; comments and options are another thing there. */
const requirement = /^\s*[A-Za-z0-9][^#\\]*$/;

/** @returns the same with those requirements as a file; undefined where it has none of them */
export function toldByLoop(command: RunCommand): RunCommand | undefined {
  const { words, items = [] } = command;
  const placed = items.filter(({ at, text }) => at !== undefined && requirement.test(text) && !/\s-/.test(text));
  if (placed.length === 0) return undefined;
  const named = wordsInstalled(command);
  const taken = placed.filter(({ text }) => named.includes(text) && words.some((word) => word.text === text));
  const [first] = taken;
  if (first === undefined) return undefined;
  const texts = new Set(taken.map(({ text }) => text));
  const kept = words.filter((word) => !texts.has(word.text));
  const parts = taken.flatMap(({ text, at }) => (at === undefined ? [] : [{ kind: 'line' as const, text, at }]));
  const [only] = parts;
  return {
    ...command,
    words: [...kept, plain('-r'), plain('/dev/stdin')],
    printed: only !== undefined && parts.length === 1 ? only : { kind: 'joined', parts },
    items: undefined,
    shownAs: commandLine(words.map(({ text }) => text)),
  };
}

function wordsInstalled({ words }: RunCommand): readonly string[] {
  const program = programOf(words);
  const texts = program?.words.map(({ text }) => text) ?? [];
  const effects = program === undefined ? undefined : installerEffects(program.name, texts);
  return (effects ?? []).flatMap((effect) => (effect.kind === 'install' ? effect.install.words : []));
}

function plain(text: string): ShellWord {
  return { text, unknown: [] };
}
