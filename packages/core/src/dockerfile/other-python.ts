// Commands for the Python of the distribution's package, where the image has one of its own beside it.

import { ownValue } from '../text/own-value.ts';
import type { StageScope } from './stage-scope.ts';
import type { AskedCommand } from './asked-command.ts';
import { packagedWritten } from './packaged-written.ts';
import { countPackagedBeside, packagedHere, packagedRefusal } from './packaged-beside.ts';
import { type PythonHere, unknownPython } from './python-here.ts';
import { pythonPackages } from './stage-programs.ts';
import { environmentHabits } from './tools/environment-habits.ts';
import { pythonHabits } from './tools/python-habits.ts';

/** Distributions whose images of python have theirs in /usr/local, and in /usr/bin what a package brings. */
const besidePackaged = new Set(['debian', 'ubuntu', 'alpine']);
const packagedProgram = /^(?:--python=|-p)?(\/usr\/bin\/(?:python|pip)[\d.]*)$/;

/** The Python that makes an environment, where it is the distribution's beside the image's own. */
export function otherMaker(words: readonly string[], scope: StageScope): PythonHere | undefined {
  const used = hasBoth(scope) ? programIn(words, scope) : undefined;
  if (used === undefined) return undefined;
  return packagedWritten(used, scope) === undefined ? (packagedHere(scope) ?? unknownPython) : unknownPython;
}

/** The program of it that a command names; undefined where it names none. */
export function otherProgram({ command }: AskedCommand, scope: StageScope): string | undefined {
  const words = command.words.map(({ text }) => text);
  return hasBoth(scope) ? programIn(words, scope) : undefined;
}

/** What leads to the image's own is none of it. */
function programIn(words: readonly string[], scope: StageScope): string | undefined {
  const named = words.flatMap((word) => packagedProgram.exec(word)?.[1] ?? []);
  return named.find((path) => packagedWritten(path, scope) !== 'own');
}

/** Why an installation for it is not judged, as a clause; undefined where it is, and for every other. */
export function otherPython(asked: AskedCommand): string | undefined {
  const { scope } = asked.place;
  const used = packagedUse(asked);
  if (used === undefined) return undefined;
  if (packagedWritten(used, scope) !== undefined)
    return `which Python ${used} is, that this stage makes, is not followed`;
  return packagedHere(scope) === undefined
    ? `${used} is the Python of ${scope.distribution}'s package, not the image's own`
    : packagedRefusal(used, asked);
}

/** Why it ends there, or nothing is there: of what is known. */
export function otherPythonStops(asked: AskedCommand): string | undefined {
  const { scope } = asked.place;
  const used = packagedUse(asked);
  const isOpen = used === undefined || packagedWritten(used, scope) !== undefined || packagedHere(scope) === undefined;
  return isOpen ? undefined : otherPython(asked);
}

/** @returns whether a command is for it, which then counts */
export function countOtherPython(asked: AskedCommand): boolean {
  const { scope } = asked.place;
  const packaged = packagedUse(asked) === undefined ? undefined : packagedHere(scope);
  if (packaged === undefined) return false;
  countPackagedBeside(scope, packaged);
  return true;
}

function hasBoth({ state, distribution }: StageScope): boolean {
  return state.ownPython && distribution !== undefined && besidePackaged.has(distribution);
}

function packagedUse(asked: AskedCommand): string | undefined {
  const { command, program, place } = asked;
  const { scope, valueOf } = place;
  if (!hasBoth(scope)) return undefined;
  const words = command.words.map(({ text }) => text);
  const named = otherProgram(asked, scope);
  if (named !== undefined) return named;
  const set = packagedProgram.exec(valueOf(ownValue(pythonHabits, program.name)?.variable ?? '') ?? '')?.[1];
  if (set !== undefined) return packagedWritten(set, scope) === 'own' ? undefined : set;
  const [first = ''] = (valueOf('PATH') ?? '').split(':');
  // Without a pip of its own the next folder's is found.
  const isFirst = /^\/usr\/bin\/?$/.test(first) && environmentHabits(program.name, words).otherwise === 'path';
  return isFirst && pythonPackages(scope.state).some((name) => name.endsWith('-pip')) ? '/usr/bin/pip' : undefined;
}
