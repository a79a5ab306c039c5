// Installers and Pythons that a command names and that its stage surely has not: the build stops there.

import { lastOf, type Program } from './program-of.ts';
import type { Place } from './stage-scope.ts';
import type { ShellWord } from './shell/shell-words.ts';
import type { StageState } from './stage-state.ts';

/** Images whose programs are known: the official ones of Python, and of two distributions that come without one. */
const withPython = /^(?:docker\.io\/)?(?:library\/)?python(?:[:@]|$)/;
const withoutPython = /^(?:docker\.io\/)?(?:library\/)?(?:debian|ubuntu)(?:[:@]|$)/;

/** Folders of programs, and those above them; sources often lie in /usr/src. */
const ofPrograms = /^\/(?:$|(?:usr(?!\/src)|bin|sbin)(?:\/|$)|opt\/[^/]*bin)/;
/** Packages of Debian and Ubuntu that bring no pip. */
const plainPython = /^python3(?:\.\d+)?(?:-(?:dev|venv|full|minimal|distutils|setuptools|wheel))?$/;

/** Why the program is not there, as a clause; undefined where it is, and where nobody can say. */
export function missingProgram(words: readonly ShellWord[], program: Program, place: Place): string | undefined {
  const { scope, line, valueOf } = place;
  const { state, base = '' } = scope;
  const before = words.slice(0, words.length - program.words.length);
  const named = before.findLast(
    ({ text }, at) => /^(?:python|pip|uv)/.test(lastOf(text)) && !/^-[A-Za-z]*m$/.test(before[at - 1]?.text ?? ''),
  );
  const isPlace = /^(?:\/usr(?:\/local)?\/bin\/)?[^/]+$/.test(named?.text ?? '/');
  const isHidden = program.conda || state.enteredAt === line || valueOf('PATH') !== undefined;
  if (named === undefined || !isPlace || isHidden || state.python === null || mayHaveBrought(state)) return undefined;
  const name = lastOf(named.text);
  if (program.name === 'uv')
    return state.brought === 'nothing' && isKnown(base) ? 'there is no uv in this stage' : undefined;
  if (withPython.test(base)) return missingVersion(name, program, state);
  if (withoutPython.test(base)) return missingVersion(name, program, state) ?? missingPip(name, program, state);
  return undefined;
}

function isKnown(base: string): boolean {
  return withPython.test(base) || withoutPython.test(base);
}

/** Whether something may have come from elsewhere than the commands that are followed. */
function mayHaveBrought({ brought, copied, changed }: StageState): boolean {
  return (
    brought === 'anything' ||
    copied.some(({ from, destination }) => from !== undefined || ofPrograms.test(destination)) ||
    [...changed.keys()].some((path) => ofPrograms.test(path))
  );
}

/** `python3.11 -m pip`, `pip3.11`, `python2 -m pip` where the stage has another Python alone. */
function missingVersion(name: string, { words }: Program, state: StageState): string | undefined {
  const [, version] = /^(?:python|pip-?)(2(?:\.\d+)?|3\.\d+)$/.exec(name) ?? [];
  if (version === undefined || `${state.python ?? ''}.`.startsWith(`${version}.`)) return undefined;
  const pythons = [...state.packages].filter((each) => each.startsWith('py'));
  if (state.ownPython ? pythons.length > 0 : pythons.some((each) => !/^python3(?:-|$)/.test(each))) return undefined;
  const makes = words.some(({ text }) => text === 'venv') ? ' that makes environments' : ' with pip';
  return `there is no ${name}${name.startsWith('pip') ? '' : makes} in this stage`;
}

/** The distribution's python3 has pip and `python` in packages of their own. */
function missingPip(name: string, { name: tool, words }: Program, state: StageState): string | undefined {
  const pythons = [...state.packages].filter((each) => each.startsWith('py'));
  if (name === 'python' && pythons.every((each) => each.startsWith('python3')))
    return 'there is no python in this stage, only python3: python-is-python3 brings that name';
  if (!pythons.every((each) => plainPython.test(each))) return undefined;
  if (tool === 'pip') return 'there is no pip in this stage: python3-pip brings it';
  const makesAll = words[1]?.text === 'venv' && !words.some(({ text }) => text === '--without-pip');
  return makesAll && !pythons.some((each) => /-(?:venv|full)$/.test(each))
    ? 'there is no venv with pip in this stage: python3-venv brings it'
    : undefined;
}
