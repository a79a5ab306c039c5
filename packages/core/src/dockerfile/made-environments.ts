// The environments that a stage makes, each with the Python that made it and a pip of its own.

import type { AskedCommand } from './asked-command.ts';
import { bundledPip } from './bundled-pip.ts';
import { environmentMade } from './closed-python.ts';
import { countedPython, countPython, countUsualAgain } from './counted-python.ts';
import { environmentOfCommand } from './environment-of-command.ts';
import { noteEnvironmentPip } from './environment-pip.ts';
import { askedOfVirtualenv } from './missing-program.ts';
import { otherMaker } from './other-python.ts';
import { packagedPip } from './packaged-pythons.ts';
import { lastOf } from './program-of.ts';
import { type PythonHere, unknownPython } from './python-here.ts';
import { countNamed, countVersion } from './stage-python.ts';
import type { Place, StageScope } from './stage-scope.ts';

/** Remembers the environment that a command makes: `python3.11 -m venv /v`, `virtualenv -p python3.9 /v`, `uv venv`. */
export function noteEnvironmentMade(asked: AskedCommand): void {
  const { command, place } = asked;
  const { scope, folder } = place;
  const { state } = scope;
  const words = command.words.map(({ text }) => text);
  const made = environmentMade(words, folder);
  if (made === undefined) return;
  state.environments.add(made);
  const other = otherMaker(words, scope);
  if (other === undefined) state.otherEnvironments.delete(made);
  else state.otherEnvironments.add(made);
  noteEnvironmentPip(made, asked);
  if (words.includes('--system-site-packages')) state.seeingImage.add(made);
  else state.seeingImage.delete(made);
  countMaker(asked, words);
  const python = other ?? fresh(scope);
  countUsualAgain(state);
  state.pythons.set(made, python);
}

/** The Python that makes it counts. */
function countMaker(asked: AskedCommand, words: readonly string[]): void {
  const { program, place } = asked;
  const { scope } = place;
  const { state } = scope;
  const told = askedOfVirtualenv(program);
  const version = /(?:^|\/|python[-@]?)(3\.\d+(?:\.\d+)?)$/.exec(told ?? minorNamed(words) ?? '')?.[1];
  if (version !== undefined) return countVersion(version, scope);
  // `virtualenv -p /opt/py/bin/python`
  if (told?.includes('/') === true && !/^\/usr(?:\/local)?\/bin\/python3?$/.test(told)) {
    const folder = told.replace(/\/bin\/[^/]*$/, '');
    return countPython(state.pythons.has(folder) ? folder : told, state, unknownPython);
  }
  const chosen = state.chosenPythons.get(program.name);
  const folder = told === undefined ? environmentOfMaker(asked, words) : undefined;
  if (folder !== undefined) countPython(folder, state, unknownPython);
  else if (chosen !== undefined) countPython(chosen, state, unknownPython);
  else countNamed(words, scope);
}

/** `python3.11 -m venv` */
function minorNamed([program = '']: readonly string[]): string | undefined {
  return /^python3\.\d+$/.exec(lastOf(program))?.[0];
}

/** An environment may make another: `/v/bin/python -m venv /w`. */
function environmentOfMaker(asked: AskedCommand, words: readonly string[]): string | undefined {
  const isPythons = /^(?:python|virtualenv)/.test(lastOf(words[0] ?? ''));
  return isPythons ? environmentOfCommand({ ...asked, program: { ...asked.program, name: 'pip' } }) : undefined;
}

/** What ensurepip unpacks comes with the Python, whatever a command has made of its own pip since. */
function fresh(scope: StageScope): PythonHere {
  const { state } = scope;
  const { python, pip, pipCommand } = countedPython(state);
  const own =
    pipCommand === undefined
      ? pip
      : state.ownPython
        ? (state.broughtPython ?? { pip: scope.ownPip }).pip
        : (packagedPip(scope) ?? null);
  return { ...unknownPython, python, pip: bundledPip(scope) ?? own };
}

/** The Python of the environment that a command has made. */
export function pythonMade(words: readonly string[], { scope: { state }, folder }: Place): string | null {
  const made = environmentMade(words, folder);
  return (made === undefined ? undefined : state.pythons.get(made)?.python) ?? state.python;
}

/** `/v/bin/python -m ensurepip`, `python get-pip.py` in an environment, `uv pip install pip` for it. */
export function noteSeededEnvironment(asked: AskedCommand): void {
  const { command, program, place } = asked;
  const { withoutPip } = place.scope.state;
  const words = [...command.words, ...(command.input ?? [])].map(({ text }) => text);
  const isUvs =
    program.name === 'uv' &&
    words.slice(words.indexOf('install') + 1).some((word) => /^pip(?:$|[<>=!~[@ ])/.test(word));
  const isPythons = words.includes('ensurepip') || words.some((word) => word.endsWith('get-pip.py'));
  if (withoutPip.size === 0 || (!isUvs && !isPythons)) return;
  const folder = environmentOfCommand(isUvs ? asked : { ...asked, program: { ...program, name: 'pip' } });
  if (folder !== undefined) withoutPip.delete(folder);
}
