// The commands of a RUN, of the scripts that it gives to a shell, and of the scripts and Makefiles of the build context that it calls.

import { makesUnknown } from './makes-unknown.ts';
import { noteBrought } from './brought-programs.ts';
import { commandLine, shown } from './command-line.ts';
import { type CommandRounds, commandRounds } from './command-rounds.ts';
import { absolutePath } from './context-paths.ts';
import type { ValueOf } from './expand-variables.ts';
import { doesSucceed } from './does-succeed.ts';
import { followCommand } from './follow-command.ts';
import { isEmpty } from './is-empty.ts';
import { isThere } from './is-there.ts';
import { loopLines, printedLines } from './loop-text.ts';
import { type MakeRun, makeRun } from './make-run.ts';
import { hasProgram, missing, missingCommand } from './missing-command.ts';
import { endsShell, isDash, shellRefusal } from './shell-refusal.ts';
import { stopAnywhere, stopAtImage } from './stops-build.ts';
import { noteListed, noteMoved } from './moved-packages.ts';
import { foreignLineEnds } from './foreign-line-ends.ts';
import { namesOfPattern } from './names-of-pattern.ts';
import { noteChanges } from './note-changes.ts';
import { notePassedOver } from './note-passed-over.ts';
import { noteUnclear } from './note-unclear.ts';
import { placedFile, type PlacedScript, placedWithin } from './placed-script.ts';
import type { PrintingPlace } from './printed-text.ts';
import { type Program, programOf } from './program-of.ts';
import { noteRunFiles } from './run-files.ts';
import { type ScriptFile, scriptFile, shellInside } from './script-file.ts';
import { exportedVariables, scriptVariables } from './script-variables.ts';
import { changesFolder, type ShellFolders } from './shell-folders.ts';
import { followShell, type ScriptStart } from './shell/follow-shell.ts';
import { readsProfile, shellOptions } from './shell/shell-options.ts';
import type { Outcome, RunCommand, ShellRun } from './shell/shell-walk.ts';
import { cannotFollow, type StageScope } from './stage-scope.ts';
import { optionsOf, toldScript } from './told-script.ts';
import type { ScriptPlace } from './understood-dockerfile.ts';

/** What the scripts of one RUN share. */
export interface RunShell {
  readonly scope: StageScope;
  readonly folders: ShellFolders;
  /** What the instruction itself gives its variables. */
  readonly valueOf: ValueOf;
  /** The line of the Dockerfile; within a script, that of what runs it. */
  called: number;
  /** The last command of a shell's own that surely failed. */
  failing?: { readonly line: number; readonly at: ScriptPlace | undefined; readonly text: string } | undefined;
}

/** Where a command stands: in which script, and that within how many others. */
interface Within {
  readonly script: PlacedScript;
  readonly depth: number;
}

/** Scripts within scripts are followed so deep: `sh -c "sh -c …"`. */
const DEEPEST = 8;

/** @param words of the shell that runs it: `/bin/bash -o pipefail -c` */
export function followScript(
  within: Within,
  shell: RunShell,
  words: readonly string[],
  start: ScriptStart = {},
): Outcome {
  const { scope, folders } = shell;
  const { script, depth } = within;
  if (readsProfile(words)) scope.state.loginAt = scope.state.step;
  const cut = (): void =>
    cannotFollow(scope, shell.called, shown(script.text), 'it has more commands than are followed');
  if (depth > DEEPEST) {
    cut();
    return undefined;
  }
  const printing = (): PrintingPlace => ({ scope, line: shell.called, folder: folders.current, stops: false });
  const around: ShellRun = {
    valueOf: shell.valueOf,
    run: (command) => followOne(command, within, shell),
    failing: ({ at = 0, words: failed }) => {
      // What a question asks is told with the whole of it.
      if (/^(?:\[\[?|test)$/.test(failed[0]?.text ?? '')) return void (shell.failing = undefined);
      const line = lineIn(script, shell, at);
      shell.failing = { line, at: scope.state.at, text: commandLine(failed.map(({ text }) => text)) };
    },
    passOver: (command) => notePassedOver(command, lineIn(script, shell, command.at), scope),
    items: (listed) => noteListed(listed, folders.current, scope.state),
    subshell(body) {
      const before = folders.current;
      body();
      folders.current = before;
    },
    step: () => scope.count('commands'),
    cut,
    files: {
      isThere: (path, kind) => isThere(absolutePath(path, folders.current), kind, scope),
      isEmpty: (path) => isEmpty(path, folders.current, scope),
    },
    lacks: (word) => word === '[[' && isDash(script.shell, scope),
    succeeds: (command) => doesSucceed(command, { folder: folders.current, scope }),
    lines: (feed) => loopLines(feed, printing(), shell.valueOf),
    printed: (text, variables) =>
      printedLines(text, printing(), (name) => (variables.has(name) ? variables.get(name) : shell.valueOf(name))),
    namesOf: (pattern) => namesOfPattern(pattern, folders.current, scope),
    hasFetcher: (name) => hasProgram(name, scope),
  };
  return followShell(script.text, around, { ...start, options: shellOptions(words, start.options) }) === false
    ? 'fails'
    : undefined;
}

/** The line of the Dockerfile, which in a script of its own stays that of what runs it. */
function lineIn({ path, lineOf }: PlacedScript, shell: RunShell, at = 0): number {
  if (path === undefined) shell.called = lineOf(at);
  shell.scope.state.at = path === undefined ? undefined : { path, line: lineOf(at) };
  return shell.called;
}

/** One command, with all that it runs in turn. */
export function followOne(command: RunCommand, within: Within, shell: RunShell): Outcome {
  const { at = 0, words, certain, caught, feeds, tries, instead } = command;
  const { scope, folders } = shell;
  const { script, depth } = within;
  const line = lineIn(script, shell, at);
  const program = programOf(words);
  // What it changes may bring it, as far as can be told: that is asked before.
  const absent = missingCommand(program, command, scope) ?? shellRefusal(program, command, script.shell, scope);
  noteChanges(command, scope, line, folders.current);
  const texts = program?.words.map((word) => word.text) ?? [];
  if (program !== undefined && changesFolder(program, folders)) return undefined;
  if (absent !== undefined && caught === true && !endsShell(program)) return 'fails';
  if (absent !== undefined) stopAt(absent, command, line, scope);
  const rounds = commandRounds(command, { scope, line, folder: folders.current, stops: false }, shell.valueOf);
  if (rounds !== undefined) return followRounds(rounds, command, within, shell);
  const told = toldScript(program?.name, texts, command);
  const start = { certain, failure: caught === true ? 'asked' : 'ends', feeds, tries, instead } as const;
  if (told !== undefined) return followTold(told, program, command, { start, line, within, shell });
  const folder = folders.current;
  const foreign = foreignLineEnds(program, command, folder, scope);
  if (foreign !== undefined) {
    if (caught === true) return 'fails';
    const { why, remedy } = foreign;
    cannotFollow(scope, line, commandLine(words.map(({ text }) => text)), why, { remedy, ...stopAnywhere(command) });
    return undefined;
  }
  const file = scriptFile(program, command, folder, scope);
  const lost = file?.shell === undefined || !file.byItself || !certain ? undefined : missing(file.shell, scope);
  if (lost !== undefined && caught === true) return 'fails';
  if (lost !== undefined) stopAt(`${file?.path ?? ''} is for ${file?.shell ?? ''}, and ${lost}`, command, line, scope);
  if (file !== undefined)
    return followFile(file.sourced ? { ...file, shell: script.shell } : file, depth, shell, {
      ...start,
      ...(file.sourced ? sourcing(command) : {}),
      variables: scriptVariables(file, command, shell.valueOf),
    });
  const make = makeRun(program, folder, exportedOf(command, shell), scope);
  if (make !== undefined) return followMake(make, command, depth, shell);
  return followPlain(program, command, line, shell);
}

/** What is sourced goes on with the options of its shell, and leaves them as it has set them. */
function sourcing({ script }: RunCommand): ScriptStart {
  return script === undefined ? {} : { options: script.options, failure: script.failure, leaves: script.takes };
}

interface Telling {
  readonly start: ScriptStart;
  readonly line: number;
  readonly within: Within;
  readonly shell: RunShell;
}

/** What a command gives to a shell to run. */
function followTold(
  told: string,
  program: Program | undefined,
  command: RunCommand,
  { start, line, within: { script, depth }, shell }: Telling,
): Outcome {
  const { scope } = shell;
  const named = program === undefined && told.startsWith('#!') ? shellInside(told)?.[0] : undefined;
  const lost = named === undefined || !command.certain ? undefined : missing(named, scope);
  if (lost !== undefined) stopAt(lost, command, line, scope);
  const by = shellOf(program, told, script);
  const inner = { script: { ...placedWithin(told, command, script), shell: by }, depth: depth + 1 };
  const texts = program?.words.map((word) => word.text) ?? [];
  return followScript(inner, shell, optionsOf(texts), { ...start, variables: new Map(command.variables) });
}

/** What would run behind it is judged all the same. */
function stopAt(why: string, command: RunCommand, line: number, scope: StageScope): void {
  const piped = command.input === undefined ? '' : `${commandLine(command.input.map((word) => word.text))} | `;
  cannotFollow(
    scope,
    line,
    `${piped}${commandLine(command.words.map((word) => word.text))}`,
    why,
    stopAtImage(command, endsShell(programOf(command.words))),
  );
}

/** A heredoc by itself is of the shell that its first line names, else of the one around it. */
function shellOf(program: Program | undefined, told: string, { shell }: PlacedScript): string | undefined {
  if (program !== undefined) return program.name;
  return told.startsWith('#!') ? shellInside(told)?.[0] : shell;
}

/** All of them run, whatever becomes of one; what xargs comes to hangs on each, what find comes to on none. */
function followRounds(
  { rounds, counts }: CommandRounds,
  command: RunCommand,
  within: Within,
  shell: RunShell,
): Outcome {
  const ends = rounds.map((round) => followOne(round, within, shell));
  if (!counts || !ends.includes('fails')) return undefined;
  if (command.caught !== true)
    cannotFollow(
      shell.scope,
      shell.called,
      commandLine(command.words.map(({ text }) => text)),
      'it fails for a word that is no requirement',
      stopAnywhere(command),
    );
  return 'fails';
}

function exportedOf(command: RunCommand, { valueOf }: RunShell): ValueOf {
  const own = exportedVariables(command, valueOf);
  return (name) => (own.has(name) ? own.get(name) : valueOf(name));
}

/** A command that runs no script that is known. */
function followPlain(program: Program | undefined, command: RunCommand, line: number, shell: RunShell): Outcome {
  const { scope } = shell;
  const folder = shell.folders.current;
  const valueOf: ValueOf = (name) => (command.variables.has(name) ? command.variables.get(name) : shell.valueOf(name));
  const outcome = followCommand(command, { scope, line, folder, valueOf });
  if (outcome !== 'fails') noteUnclear(command, line, scope);
  noteRunFiles(command, line, folder, scope);
  if (program === undefined || outcome === 'fails') return outcome;
  noteMoved(program, command, folder, scope.state);
  noteBrought(program, command, valueOf, scope);
  scope.state.madeUnknown ||= makesUnknown(program, command);
  return outcome;
}

/** A part of a file, which a shell of its own runs. */
interface RunText extends Pick<ScriptFile, 'path' | 'text' | 'options'>, Partial<Pick<ScriptFile, 'sourced'>> {
  readonly shell: string | undefined;
  readonly line?: number;
}

/** What it changes of its own shell ends with it. */
function followFile(file: RunText, depth: number, shell: RunShell, start: ScriptStart): Outcome {
  const { scope, folders } = shell;
  const { at, enteredAt, entered } = scope.state;
  const { current } = folders;
  const script = { ...placedFile(file), shell: file.shell };
  const outcome = followScript({ script, depth: depth + 1 }, shell, file.options, start);
  scope.state.at = at;
  if (file.sourced === true) return outcome;
  Object.assign(scope.state, { enteredAt, entered });
  folders.current = current;
  return outcome;
}

/** Each line in a shell of its own, until one of them fails. */
function followMake({ path, recipes, folder }: MakeRun, command: RunCommand, depth: number, shell: RunShell): Outcome {
  const { caught, feeds, tries, instead } = command;
  for (const { text, line, ignores, certain } of recipes) {
    const start = {
      certain: command.certain && certain,
      variables: exportedVariables(command, shell.valueOf),
      failure: ignores || caught === true ? 'asked' : 'ends',
      feeds,
      tries,
      instead,
    } as const;
    const before = shell.folders.current;
    shell.folders.current = folder;
    const outcome = followFile({ path, text, line, options: [], shell: 'sh' }, depth, shell, start);
    shell.folders.current = before;
    if (outcome === 'fails' && !ignores) return outcome;
  }
  return undefined;
}
