// What a command of a stage makes of its files: followed where that can be told to the letter, else only that it changes them.

import { noteChange } from './changed-files.ts';
import { absolutePath } from './context-paths.ts';
import { fitsPath } from './fits-path.ts';
import { editsOf } from './followed-edits.ts';
import { linkedPaths, noteLink } from './linked-files.ts';
import { programOf } from './program-of.ts';
import { scriptFile } from './script-file.ts';
import { filledIn } from './shell/filled-in.ts';
import type { RunCommand } from './shell/run-command.ts';
import type { StageScope } from './stage-scope.ts';
import { programsWithin } from './tools/programs-within.ts';
import { writtenByScripts } from './written-by-scripts.ts';
import { filesWritten } from './written-files.ts';

/** Remembers what a command changes; what an installer had written there is gone too. */
export function noteChanges(command: RunCommand, scope: StageScope, line: number, folder: string): void {
  const { words, writes = [] } = command;
  const { state } = scope;
  const program = programOf(words);
  const alsoAs = (path: string): void => {
    for (const other of linkedPaths(path, program?.name ?? '', state)) noteChange(other, line, state);
  };
  if (program !== undefined) noteLink(program, folder, state);
  const followed = editsOf(command, { scope, line, folder, stops: command.caught !== true });
  if (followed !== undefined) {
    for (const edit of followed.edits) {
      forgetExports(edit.path, state);
      state.edits.push({ ...edit, line, step: state.step, order: state.order++ });
      alsoAs(edit.path);
    }
    for (const path of followed.changes) noteChange(path, line, state);
    return;
  }
  // What a script of the build context does is followed where it does it.
  const isRead = scriptFile(program, command, folder, scope) !== undefined;
  const programs = program === undefined || isRead ? [] : [program, ...programsWithin(program, command)];
  const written = [
    ...programs.flatMap((each) => filesWritten(each, command)),
    ...(isRead ? [] : writtenByScripts(command, folder, scope)),
  ];
  if (/^(?:touch|mkdir)$/.test(program?.name ?? ''))
    for (const word of program?.words ?? []) state.made.add(absolutePath(word.text, folder));
  for (const { word, below } of [...writes.map((each) => ({ word: each, below: false })), ...written]) {
    // What is not known of a name may be anything.
    const path = absolutePath(filledIn(word, '*'), folder);
    // `cp six.txt /` changes no file of that name.
    if (path === '/' && !below) continue;
    const pattern = below ? path.replace(/\/?$/, '/') : path;
    noteChange(pattern, line, state);
    forgetExports(pattern, state);
    alsoAs(path);
  }
}

function forgetExports(pattern: string, { exports }: StageScope['state']): void {
  for (const path of [...exports.keys()].filter((each) => fitsPath(each, pattern))) exports.delete(path);
}
