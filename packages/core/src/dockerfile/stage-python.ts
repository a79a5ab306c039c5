// Which Python a command of a stage is for: the one that it names, or its environment has, and those of which nobody can say.

import { ownValue } from '../text/own-value.ts';
import { parsePythonVersion } from '../target/python-version.ts';
import type { AskedCommand } from './asked-command.ts';
import { countPython, minorOf, USUAL, usualPython } from './counted-python.ts';
import { environmentOfCommand } from './environment-of-command.ts';
import { countPackaged, makePackagedUsual, packagedPip } from './packaged-pythons.ts';
import { lastOf } from './program-of.ts';
import { unknownPython } from './python-here.ts';
import { cannotFollow, type StageScope } from './stage-scope.ts';
import { isOfSystem } from './sure-environment.ts';
import { environmentHabits } from './tools/environment-habits.ts';
import { pythonHabits } from './tools/python-habits.ts';
import type { ToolInstall } from './tools/tool-install.ts';

/** @param more where more than its version is open */
export function forgetPython(scope: StageScope, line: number, text: string, why: string, more = false): void {
  scope.state.python = null;
  cannotFollow(scope, line, text, why, more ? {} : { asksPython: true });
}

/** The Python that an installer is told to use from then on: `uv python install 3.13`, `poetry env use 3.11`. */
export function choosePython(version: string, { program, place }: AskedCommand, text: string): void {
  const { scope, line } = place;
  const { state } = scope;
  const bare = bareVersion(version, scope);
  const chosen = state.chosenPythons;
  if (bare === '' || isUsual(bare, scope)) chosen.delete(program.name);
  else if (!parsePythonVersion(bare).ok) {
    state.pythons.set(version, unknownPython);
    chosen.set(program.name, version);
    countPython(version, state, unknownPython);
    forgetPython(scope, line, text, 'which Python it brings is not known: say --python');
  } else if (usualPython(state).python === null) makeKnownUsual(bare, scope);
  else {
    countVersion(bare, scope);
    if (state.counted !== USUAL) chosen.set(program.name, state.counted);
  }
}

/** Where the image's own Python lies, else the distribution's. */
function bareVersion(version: string, { state }: StageScope): string {
  const folder = state.ownPython ? '/usr/local/bin/' : '/usr/bin/';
  const name = version.startsWith(`${folder}python`) ? version.slice(folder.length) : version;
  const bare = name.replace(/^(?:cpython[-@]?|python)/, '');
  return bare === '3' ? '' : bare;
}

/** The one that is there is found first. */
function isUsual(bare: string, { state }: StageScope): boolean {
  return `${usualPython(state).python ?? ''}.`.startsWith(`${bare}.`);
}

function makeKnownUsual(bare: string, scope: StageScope): void {
  const isPackaged = /^3\.\d+$/.test(bare) && makePackagedUsual(bare, scope);
  if (!isPackaged) scope.state.python = bare;
}

/** Lets the Python of a version count, which the stage has or something brings to it. */
export function countVersion(version: string, scope: StageScope): void {
  const { state } = scope;
  if (isUsual(version, scope)) return countPython(USUAL, state, unknownPython);
  if (/^3\.\d+$/.test(version) && countPackaged(version, scope)) return;
  const { pip, pipCommand } = usualPython(state);
  // Of one that nothing is known of it is taken for granted that it sees the same pip, unless a command has renewed that.
  const there = packagedPip(scope) ?? (pipCommand === undefined && !state.ownPython ? pip : null);
  countPython(minorOf(version) ?? version, state, { ...unknownPython, python: version, pip: there });
}

/** The environment that a command of an installer is for has a Python and a pip of its own. */
export function countItsEnvironment(asked: AskedCommand): void {
  const { state } = asked.place.scope;
  const folder = environmentOfCommand(asked);
  if (folder !== undefined) countPython(folder, state, unknownPython);
}

/** The Python that an installer's command names, by its own name or by a flag; else the one that it was told to use. */
export function countItsPython(
  { python, tool }: Pick<ToolInstall, 'python' | 'tool'>,
  { program, command, place: { scope, valueOf } }: AskedCommand,
): void {
  const { state } = scope;
  if (state.counted.startsWith('/')) return;
  const words = command.words.map((word) => word.text);
  if (program.name === 'pip' && !program.conda && program.minor === undefined) countNamed(words, scope);
  const asked = python ?? (valueOf(ownValue(pythonHabits, tool)?.variable ?? '') || program.minor);
  const version = /(3\.\d+(?:\.\d+)?)$/.exec(asked ?? '')?.[1];
  const chosen = state.chosenPythons.get(program.name);
  if (version !== undefined) countVersion(version, scope);
  else if (asked === undefined && chosen !== undefined && !isOfSystem(environmentHabits(tool, words), words, valueOf))
    countPython(chosen, state, unknownPython);
}

/** `pip3` and `python3 -m pip` are for the Python that these names lead to, whatever others stand beside it. */
export function countNamed(words: readonly string[], scope: StageScope): void {
  const { usual, pythonNames } = scope.state;
  const named = words.find((word) => /^(?:python|pip)3?$/.test(lastOf(word)));
  const meant = pythonNames.get(lastOf(named ?? '')) ?? usual;
  if (meant !== undefined) countVersion(meant, scope);
}
