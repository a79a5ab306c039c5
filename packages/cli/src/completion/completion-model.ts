// What can stand where on the command line, from the tables of options and commands: what every shell's completions are made from.

import type { CommandRow } from '../command-table.ts';
import type { CommandName, OptionRow } from '../option-row.ts';

/** What the tables do not hold: the words that core knows. */
export interface KnownWords {
  readonly images: readonly string[];
  readonly platforms: readonly string[];
  /** Levels and rules that `--fail-on` takes. */
  readonly levels: readonly string[];
  readonly rules: readonly string[];
  readonly formats: Readonly<Partial<Record<CommandName, readonly string[]>>>;
}

/** `list` names the words; `formats` may have `=FILE` after them; `anything` cannot be guessed. */
export type Completed =
  | { readonly kind: 'words' | 'formats'; readonly list: string; readonly words: readonly string[] }
  | { readonly kind: 'files' | 'folders' | 'anything' };

export interface CompletedOption {
  /** `['-b', '--base']`; a short name comes first. */
  readonly names: readonly string[];
  readonly help: string;
  readonly repeatable: boolean;
  /** Absent: a switch. */
  readonly value?: Completed & { readonly title: string };
}

export interface CompletedCommand {
  readonly name: CommandName;
  readonly help: string;
  readonly options: readonly CompletedOption[];
  readonly operand: Completed & { readonly title: string };
}

/** The commands in the table's order, `check` first, each with its options in the table's order. */
export function completionModel(
  commands: readonly CommandRow[],
  options: readonly OptionRow[],
  known: KnownWords,
): readonly CompletedCommand[] {
  return commands.map(({ name, help, operand, choices }) => ({
    name,
    help,
    options: [
      ...options.filter((row) => row.commands.includes(name)).map((row) => completedOption(row, name, known)),
      ...(name === 'check' ? [{ names: ['--version'], help: 'print the version', repeatable: false }] : []),
      { names: ['-h', '--help'], help: 'print this help', repeatable: false },
    ],
    operand: completedPlace(operand.split(' ')[0] ?? '', `${name}_operand`, choices, name, known),
  }));
}

function completedOption(row: OptionRow, command: CommandName, known: KnownWords): CompletedOption {
  const names = row.flags.match(/(?<=^|\s)--?[A-Za-z][\w-]*/g) ?? [];
  const placeholder = /<.*>/.exec(row.flags)?.[0];
  const list = (names.at(-1) ?? '').replace(/^--/, '').replaceAll('-', '_');
  return {
    names,
    help: row.help,
    repeatable: row.repeatable ?? false,
    ...(placeholder === undefined ? {} : { value: completedPlace(placeholder, list, row.choices, command, known) }),
  };
}

/** A placeholder says what belongs there, so that a new row of a table completes by itself. */
function completedPlace(
  placeholder: string,
  list: string,
  choices: readonly string[] | undefined,
  command: CommandName,
  known: KnownWords,
): Completed & { readonly title: string } {
  const title = placeholder.replaceAll(/[<>]|^\[|\]$|\.{3}/g, '');
  if (choices) return { title, kind: 'words', list, words: choices };
  switch (title) {
    case 'image':
      return { title, kind: 'words', list: 'images', words: known.images };
    case 'platform':
      return { title, kind: 'words', list: 'platforms', words: known.platforms };
    case 'level':
      return { title, kind: 'words', list: 'levels', words: known.levels };
    case 'package':
    case 'rule':
      return { title, kind: 'words', list: 'rules', words: known.rules };
    case 'name[=file]':
      return { title, kind: 'formats', list: `${command}_formats`, words: known.formats[command] ?? [] };
    case 'file':
      return { title, kind: 'files' };
    case 'folder':
      return { title, kind: 'folders' };
    default:
      return { title, kind: 'anything' };
  }
}

/** Every list of words in use, by name. */
export function wordLists(commands: readonly CompletedCommand[]): ReadonlyMap<string, readonly string[]> {
  const places = commands.flatMap(({ operand, options }) => [operand, ...options.map(({ value }) => value)]);
  return new Map(
    places.flatMap((place): [string, readonly string[]][] =>
      place?.kind === 'words' || place?.kind === 'formats' ? [[place.list, place.words]] : [],
    ),
  );
}
