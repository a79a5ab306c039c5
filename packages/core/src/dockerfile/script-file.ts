// A script of the build context that a command runs as it was copied: `./install.sh`, `bash -e scripts/setup.sh dev`, `. ./env.sh`.

import type { ContextText } from './dockerfile-request.ts';
import { absolutePath } from './context-paths.ts';
import type { Program } from './program-of.ts';
import { fileInStage } from './find-file.ts';
import { parseShell } from './shell/parse-shell.ts';
import { shellTokens } from './shell/shell-tokens.ts';
import type { RunCommand } from './shell/run-command.ts';
import type { ShellWord } from './shell/shell-words.ts';
import type { StageScope } from './stage-scope.ts';

export interface ScriptFile extends ContextText {
  /** Its path in the image. */
  readonly at: string;
  /** What stands behind its name. */
  readonly given: readonly ShellWord[];
  /** Of the shell that runs it: `-eux`. */
  readonly options: readonly string[];
  /** The name of the shell that runs it. */
  readonly shell: string;
  /** Whether its first line names that one. */
  readonly byItself: boolean;
  /** Whether it runs in the shell of the command itself. */
  readonly sourced: boolean;
}

const shells = /^(?:ba|da|a)?sh$/;

/** Undefined for what else runs, and for a script that is not known as it stands there. */
export function scriptFile(
  program: Program | undefined,
  { words }: Pick<RunCommand, 'words'>,
  folder: string,
  scope: StageScope,
): ScriptFile | undefined {
  if (program === undefined || scope.files.size === 0) return undefined;
  const run = fileNamed(program, words);
  if (run === undefined || run.named.unknown.length > 0) return undefined;
  const { named, isProgram, ...rest } = run;
  const at = absolutePath(named.text, folder);
  const path = fileInStage(at, scope.state, scope.earlier);
  const file = path === undefined ? undefined : scope.files.get(path);
  if (file === undefined || file.text.includes('\r') || endsOpen(file.text)) return undefined;
  if (rest.sourced)
    return isPlain(file.text) ? { ...file, ...rest, at, shell: program.name, byItself: false } : undefined;
  const [shell, ...own] = isProgram ? (shellInside(file.text) ?? []) : [program.name];
  return shell === undefined
    ? undefined
    : { ...file, ...rest, at, shell, byItself: isProgram, options: [...run.options, ...own] };
}

/** Whether a quote is open at its end: where it begins nobody knows then. */
function endsOpen(text: string): boolean {
  const last = shellTokens(`${text}\n`).findLast(({ kind }) => kind === 'word');
  return last !== undefined && last.at + last.text.length > text.length;
}

interface Named extends Pick<ScriptFile, 'given' | 'options' | 'sourced'> {
  readonly named: ShellWord;
  /** Whether its first line says what runs it. */
  readonly isProgram: boolean;
}

/** What a command runs as a script, by the words that name it. */
export function fileNamed({ name, words: behind }: Program, words: readonly ShellWord[]): Named | undefined {
  if (name === '.' || name === 'source') {
    const [named, ...given] = behind;
    return named?.text.includes('/') === true
      ? { named, given, options: [], sourced: true, isProgram: false }
      : undefined;
  }
  if (shells.test(name)) {
    let at = 0;
    for (; /^[-+]./.test(behind[at]?.text ?? ''); at++) {
      const { text } = behind[at] ?? { text: '' };
      if (/^-[a-zA-Z]*[cs]/.test(text)) return undefined;
      if (/^[-+][a-zA-Z]*[oO]$/.test(text)) at++;
    }
    const [named, ...given] = behind.slice(at);
    const options = behind.slice(0, at).map(({ text }) => text);
    return named && { named, given, options, sourced: false, isProgram: false };
  }
  const named = words.at(-behind.length - 1);
  return named?.text.includes('/') === true
    ? { named, given: behind, options: [], sourced: false, isProgram: true }
    : undefined;
}

/** The shell of its `#!` line with its options; undefined where no shell runs it. A script without that line is sh's. */
export function shellInside(text: string): readonly string[] | undefined {
  const [, line] = /^#! *(.*)/.exec(text) ?? [];
  if (line === undefined) return ['sh'];
  const words = line.trim().split(/\s+/);
  const [program = '', ...options] =
    words[0]?.endsWith('/env') === true ? words.filter((each, at) => at > 0 && each !== '-S') : words;
  const shell = program.split('/').at(-1) ?? '';
  return shells.test(shell) ? [shell, ...options] : undefined;
}

/** Of what is sourced: its functions would be those of another file, and only bash knows its own name there. */
function isPlain(text: string): boolean {
  return !text.includes('BASH_SOURCE') && !parseShell(text).some(({ kind }) => kind === 'function');
}
