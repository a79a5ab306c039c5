// Commands that run another once for each of what they are told: `xargs -n 1 pip install`, `find . -name '*.txt' -exec pip install -r {} \;`.

import type { ValueOf } from './expand-variables.ts';
import { linesOf, textFeeding } from './loop-text.ts';
import { pathsFound } from './paths-found.ts';
import type { PrintingPlace } from './printed-text.ts';
import { programOf } from './program-of.ts';
import type { LoopItem } from './shell/loop-item.ts';
import type { RunCommand } from './shell/run-command.ts';
import type { ShellWord } from './shell/shell-words.ts';
import { readXargs, type XargsCommand } from './tools/read-xargs.ts';

export interface CommandRounds {
  readonly rounds: readonly RunCommand[];
  /** Whether it fails where one of them does. */
  readonly counts: boolean;
}

/** More are not followed. */
const MOST = 150;

/** @returns undefined for another command, and where nobody knows what it is told */
export function commandRounds(command: RunCommand, place: PrintingPlace, valueOf: ValueOf): CommandRounds | undefined {
  const program = programOf(command.words);
  if (program?.name === 'xargs') return byXargs(command, program.words, place, valueOf);
  return program?.name === 'find' ? byFind(command, program.words, place) : undefined;
}

function byXargs(
  command: RunCommand,
  words: readonly ShellWord[],
  place: PrintingPlace,
  valueOf: ValueOf,
): CommandRounds | undefined {
  const asked = readXargs(words);
  if (asked === undefined) return undefined;
  const { most, mark, perLine } = asked;
  // All at once is one command, which tells by itself what it takes; a file is known by its name.
  if (most === undefined && mark === undefined && !isFileOption(asked.own.at(-1)?.text)) return undefined;
  const { opened = [], pipe, fed } = command;
  const file = asked.file === undefined ? opened : [{ operator: '<', file: asked.file }];
  const text = linesOf(textFeeding({ pipe, opened: file, fed }, place, valueOf), place);
  const items = text && itemsIn(text.lines, perLine || mark !== undefined);
  if (items === undefined || items.length > MOST || (items.length === 0 && !asked.skipsEmpty)) return undefined;
  const size = mark === undefined ? (most ?? items.length) : 1;
  const groups = Array.from({ length: Math.ceil(items.length / Math.max(size, 1)) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
  return { rounds: groups.map((group) => roundOf(command, asked, group)), counts: true };
}

function isFileOption(text: string | undefined): boolean {
  return /^(?:-[rc]|--(?:requirement|constraint))$/.test(text ?? '');
}

/** @returns undefined where quotes make other words of it */
function itemsIn(lines: readonly LoopItem[], isWhole: boolean): readonly LoopItem[] | undefined {
  if (lines.some(({ text }) => /["'\\]/.test(text))) return undefined;
  return lines.flatMap(({ text, at }) => {
    const words = isWhole ? [text.trim()] : text.split(/[ \t]+/);
    return words.flatMap((word) => (word === '' ? [] : [{ text: word, at }]));
  });
}

function roundOf(command: RunCommand, { own, mark }: XargsCommand, group: readonly LoopItem[]): RunCommand {
  const [first] = group;
  const told = group.map(({ text }): ShellWord => ({ text, unknown: [] }));
  const words =
    mark === undefined
      ? [...own, ...told]
      : own.map((word) => ({ ...word, text: word.text.replaceAll(mark, () => first?.text ?? '') }));
  return aside(command, words, group);
}

/** Nothing feeds it, and what becomes of it alone ends nothing. */
function aside(command: RunCommand, words: readonly ShellWord[], items: readonly LoopItem[]): RunCommand {
  return {
    ...command,
    words,
    items,
    caught: true,
    input: undefined,
    pipe: undefined,
    opened: [],
    fed: undefined,
    heredoc: undefined,
  };
}

function byFind(command: RunCommand, words: readonly ShellWord[], place: PrintingPlace): CommandRounds | undefined {
  const at = words.findIndex(({ text }) => text === '-exec');
  const run = words.slice(at + 1);
  const end = run.findIndex(({ text }) => /^(?:\\?;|\+)$/.test(text));
  if (at < 0 || end < 0 || end !== run.length - 1) return undefined;
  const own = run.slice(0, end);
  // What changes files is followed by their names as well.
  if (!/^(?:pip[\d.]*|uv|python[\d.]*|sh|bash|ash)$/.test(programOf(own)?.name ?? '')) return undefined;
  const paths = pathsFound(words.slice(0, at), place.folder, place.scope);
  if (paths === undefined || paths.length > MOST) return undefined;
  const isOne = run.at(-1)?.text === '+';
  const groups = isOne ? (paths.length === 0 ? [] : [paths]) : paths.map((path) => [path]);
  return {
    rounds: groups.map((group) =>
      aside(
        command,
        own.flatMap((word) => filled(word, group)),
        [],
      ),
    ),
    counts: isOne,
  };
}

function filled(word: ShellWord, paths: readonly string[]): readonly ShellWord[] {
  if (!word.text.includes('{}')) return [word];
  return paths.map((path) => ({ ...word, text: word.text.replaceAll('{}', () => path) }));
}
