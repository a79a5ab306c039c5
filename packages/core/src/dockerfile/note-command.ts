// What a command leaves behind for those that come after it, whatever else it does: one row a note, in the order in which they hang on one another.

import { noteAptRecommends } from './apt-recommends.ts';
import type { AskedCommand } from './asked-command.ts';
import { takeBundledPip } from './bundled-pip.ts';
import { environmentEntered, opensPython } from './closed-python.ts';
import { absolutePath } from './context-paths.ts';
import { takeLinkedPython, takeSeededPip } from './linked-python.ts';
import { noteEnvironmentMade, noteSeededEnvironment } from './made-environments.ts';
import { noteArchives } from './other-archives.ts';
import { noteAptLists } from './package-refusal.ts';
import { noteAlternative } from './packaged-written.ts';
import { notePythonProgram } from './python-programs.ts';
import { noteSettings } from './settings-around.ts';
import { noteHandedOver } from './handed-over.ts';
import { noteUsers } from './note-users.ts';
import { boundCommand } from './tools/bound-command.ts';
import { otherSystemVerb } from './tools/system-packages.ts';

/** @param text of the whole command */
export type NotedCommand = AskedCommand & { readonly text: string };

const notes: readonly ((asked: NotedCommand) => void)[] = [
  noteEnvironments,
  noteEnvironmentMade,
  noteSeededEnvironment,
  notePythonProgram,
  ({ program, place }) => noteSettings(program, place.scope.state),
  takeLinkedPython,
  noteAlternative,
  takeSeededPip,
  takeBundledPip,
  noteSystemCommand,
  noteUsers,
  noteHandedOver,
  noteBoundCommand,
  noteArchives,
  noteAptLists,
  ({ command, place }) => noteAptRecommends(command, place.scope.state),
];

export function noteCommand(asked: NotedCommand): void {
  for (const note of notes) note(asked);
}

/** What decides later whether a Python is closed to an installer (PEP 668). */
function noteEnvironments({ text, place: { scope, folder } }: NotedCommand): void {
  const { state } = scope;
  state.opened ||= opensPython(text);
  const entered = environmentEntered(text);
  if (entered !== undefined) {
    state.enteredAt = state.step;
    state.entered = absolutePath(entered, folder);
  }
}

function noteSystemCommand({ program, place: { scope, line } }: NotedCommand): void {
  const verb = otherSystemVerb([program.name, ...program.words.map((word) => word.text)]);
  const { run, systemCommands } = scope.state;
  if (verb !== undefined) systemCommands.push({ line, run, manager: program.name, verb });
}

function noteBoundCommand({ program, place: { scope, line } }: NotedCommand): void {
  const bound = boundCommand([program.name, ...program.words.map((word) => word.text)]);
  if (bound !== undefined) scope.state.boundCommands.push({ line, ...bound });
}
