// The script of a RUN, and each that it gives to a shell: what a shell is told of files, programs and texts while it goes through it.

import { commandLine, shown } from './command-line.ts';
import { absolutePath } from './context-paths.ts';
import { doesSucceed } from './does-succeed.ts';
import { isEmpty } from './is-empty.ts';
import { isThere } from './is-there.ts';
import { loopLines, printedLines } from './loop-text.ts';
import { hasProgram } from './missing-command.ts';
import { noteListed } from './moved-packages.ts';
import { namesOfPattern } from './names-of-pattern.ts';
import { notePassedOver } from './note-passed-over.ts';
import type { PrintingPlace } from './printed-text.ts';
import { lineIn, type RunShell, type Within } from './run-shell.ts';
import { isDash } from './shell-refusal.ts';
import { followShell, type ScriptStart } from './shell/follow-shell.ts';
import { readsProfile, shellOptions } from './shell/shell-options.ts';
import type { Outcome } from './shell/run-command.ts';
import type { ShellRun } from './shell/shell-run.ts';
import { cannotFollow } from './stage-scope.ts';

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
    run: (command) => shell.follows.one(command, within, shell),
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
