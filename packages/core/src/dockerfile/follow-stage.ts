// The instructions of a stage, one after the other.

import { noteAptFile } from './apt-recommends.ts';
import { shown } from './command-line.ts';
import { takeBroughtPython } from './brought-python.ts';
import { noteChange } from './changed-files.ts';
import { absolutePath, contextPath } from './context-paths.ts';
import { packageFolder } from './install-place.ts';
import { doubtInstalled, doubtUnnamed } from './doubt-copies.ts';
import { isFileThere, noteNamed, tellNoFolder } from './file-for-folder.ts';
import { followRun } from './follow-run.ts';
import { copyHandsOver } from './handed-over.ts';
import {
  assignmentsOf,
  type InstructionWord,
  instructionWord,
  instructionWords,
  jsonWords,
} from './instruction-words.ts';
import { lostEnvironment } from './lost-environment.ts';
import { lostMinor } from './lost-minor.ts';
import { lastOf } from './program-of.ts';
import { type Instruction, keptInstruction } from './read-instructions.ts';
import { cannotFollow, type StageScope, valueIn } from './stage-scope.ts';
import { folderOfWords } from './unknown-folder.ts';
import { writtenRequirements } from './written-requirements.ts';
import type { StageState } from './stage-state.ts';

/** A variable that doubles itself line by line would fill the memory. */
const LONGEST_VALUE = 10_000;

/** @param argument the value of an ARG without one in the stage: of the command line, of the file's head, of the builder */
export function followStage(
  instructions: readonly Instruction[],
  scope: StageScope,
  argument: (name: string) => string | undefined,
  given: (name: string) => string | undefined,
): void {
  const { state } = scope;
  for (const instruction of instructions) {
    const { keyword, line, text } = instruction;
    const valueOf = valueIn(state);
    state.step++;
    if (keyword === 'ARG') {
      for (const { name, value } of assignmentsOf(text, valueOf)) {
        const usual = value === undefined ? argument(name) : value.unknown.length > 0 ? null : value.text;
        const set = given(name) ?? usual;
        state.declared.add(name);
        if (set === undefined) state.args.delete(name);
        else state.args.set(name, set);
      }
    } else if (keyword === 'ENV') {
      // All of one instruction see what was before it.
      for (const { name, value } of assignmentsOf(text, valueOf)) {
        // Of PATH its first folder tells, whatever stands behind it.
        const told = value !== undefined && (value.unknown.length === 0 || name === 'PATH');
        const known = told && value.text.length <= LONGEST_VALUE;
        state.environment.set(name, known ? value.text : null);
      }
    } else if (keyword === 'WORKDIR') {
      const { text: folder, unknown } = instructionWord(text, valueOf);
      state.workdir = unknown.length > 0 ? folderOfWords(folder) : absolutePath(folder, state.workdir);
      const closed = tellNoFolder(state.workdir, state);
      if (closed !== undefined)
        cannotFollow(scope, line, shown(`WORKDIR ${text}`), closed.why, { ...closed, stops: true });
    } else if (keyword === 'USER') {
      const { text: user, unknown } = instructionWord(text, valueOf);
      state.user = unknown.length > 0 ? null : user.replace(/:.*$/, '');
    } else if (keyword === 'COPY' || keyword === 'ADD') copy(instruction, scope);
    else if (keyword === 'RUN') followRun(instruction, scope);
    else if (keyword === 'ONBUILD') state.onbuild.push(keptInstruction(instruction));
    else if (keyword === 'SHELL') {
      state.shell = jsonWords(text) ?? [];
      if (!/conda|mamba/.test(text)) continue;
      state.python = null;
      cannotFollow(scope, line, `SHELL ${text}`, 'which Python conda has there is not known: say --python');
    }
    noteNamed(instruction, state);
  }
}

/** Folders in which a compiler or git would lie, with all that is in them. */
const ofPrograms = /^\/(?:usr(?:\/local)?(?:\/bin)?)?$/;

/** What ADD unpacks. */
const unpacked = /\.(?:tar(?:\.\w+)?|t[bgx]z2?)$/;

function copy({ keyword, line, text, flags }: Instruction, scope: StageScope): void {
  const { state } = scope;
  const [head = ''] = text.split('\n');
  const words = instructionWords(head, valueIn(state));
  const destination = words.at(-1);
  if (destination === undefined) return;
  // The content of a heredoc is none of the build context's.
  const sources = words
    .slice(0, -1)
    .filter((word) => !word.text.startsWith('<<') && !/^(?:https?|git):/.test(word.text));
  const from = flags.find(({ name }) => name === 'from')?.value;
  const stage = from === undefined ? undefined : scope.stageNumber(from);
  if (stage !== undefined) state.uses.add(stage);
  const paths = sources.filter((word) => word.unknown.length === 0).map((word) => word.text);
  const shownCopy = `COPY --from=${from} ${head}`;
  const absolute = paths.map((path) => absolutePath(path, '/'));
  if (from !== undefined && stage === undefined && paths.some((path) => packageFolder.test(path)))
    cannotFollow(scope, line, shownCopy, 'what that image has installed there is not known');
  const builder = stage === undefined ? undefined : scope.earlier[stage];
  doubtUnnamed(
    sources.flatMap(({ unknown }) => unknown),
    stage,
    { line, text: shownCopy },
    scope,
  );
  if (from === undefined) doubtInstalled(paths, { line, text: shown(`${keyword} ${head}`) }, scope);
  if (builder !== undefined) {
    const [lost] = absolute.flatMap((path) => lostEnvironment(path, builder) ?? lostMinor(path, builder) ?? []);
    if (lost !== undefined) cannotFollow(scope, line, shownCopy, lost.why, { ...lost, stops: true });
  }
  if (from !== undefined && absolute.some((path) => ofPrograms.test(path))) state.mayBring.push(line);
  const excluded = flags.flatMap(({ name, value }) => (name === 'exclude' ? [value] : []));
  const origin = {
    line,
    step: state.step,
    ...(from === undefined ? {} : { from: stage ?? from }),
    ...(excluded.length === 0 ? {} : { excluded }),
  };
  const normal = from === undefined ? paths.map(contextPath) : absolute;
  if (destination.unknown.length > 0) {
    if (from !== undefined) state.copied.push({ ...origin, sources: normal, destination: null, folder: false });
    return;
  }
  const target = absolutePath(destination.text, state.workdir);
  state.handedOver ||= copyHandsOver(
    target,
    flags.some(({ name }) => /^(?:chown|chmod)$/.test(name)),
  );
  noteMade(
    words.slice(0, -1).filter((word) => !paths.includes(word.text)),
    target,
    line,
    state,
  );
  noteAptFile(target, text, state);
  noteRequirements(keyword === 'COPY' && paths.length === 0 ? text : '', target, state);
  if (paths.length === 0 && from === undefined) return;
  if (flags.some(({ name }) => name === 'parents'))
    for (const path of normal)
      state.copied.push({ ...origin, sources: [path], destination: absolutePath(path, target), folder: false });
  else {
    const folder = destination.text.endsWith('/') || destination.text === '.' || normal.length > 1;
    const isFolder = [destination.text, ...normal].some((path) => /(?:^|\/)\.?$/.test(path));
    const closed = isFolder ? tellNoFolder(target, state) : undefined;
    if (closed !== undefined)
      cannotFollow(scope, line, shown(`${keyword} ${head}`), closed.why, { ...closed, stops: true });
    const isFile = isFileThere(normal, destination.text, target, scope);
    state.copied.push({ ...origin, sources: normal, destination: target, folder, ...(isFile ? { isFile } : {}) });
  }
  if (from !== undefined) takeBroughtPython(stage ?? from, absolute, scope, { line, text: shownCopy });
  if (keyword === 'ADD' && paths.some((path) => unpacked.test(path)))
    noteChange(target.replace(/\/?$/, '/'), line, state);
}

/** @param text of an instruction that copies nothing else */
function noteRequirements(text: string, target: string, state: StageState): void {
  const written = writtenRequirements(text, valueIn(state));
  if (written === undefined) state.exports.delete(target);
  else if (/\.(?:txt|in)$/.test(target)) state.exports.set(target, written);
}

/** Files that come from elsewhere than the build context: heredocs, addresses, what a variable without a value names. */
function noteMade(sources: readonly InstructionWord[], target: string, line: number, state: StageState): void {
  for (const { text } of sources) {
    // The root itself is not replaced, and a change of it would be one of all that lies below.
    if (target !== '/') noteChange(target, line, state);
    noteChange(absolutePath(lastOf(text.replace(/^<<-?["']?|["']$/g, '')), target), line, state);
  }
}
