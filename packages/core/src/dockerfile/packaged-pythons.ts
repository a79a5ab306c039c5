// The Pythons that packages of the distribution bring, side by side: which of them a command is for, and with which pip.

import { countPython, makeUsual, minorOf, USUAL, usualPython } from './counted-python.ts';
import { hasOtherArchives } from './other-archives.ts';
import type { PythonHere } from './python-here.ts';
import { minorOfPackage } from './python-of-packages.ts';
import type { StageScope } from './stage-scope.ts';

/** Debian's python3-pip lies where every python3 of /usr/bin looks; others have a package of pip for each. */
export function packagedPip(scope: StageScope): string | undefined {
  return isApts(scope) ? scope.packaged?.pip : undefined;
}

function isApts({ distribution = '' }: StageScope): boolean {
  return distribution === 'debian' || distribution === 'ubuntu';
}

/** The release of a Python, and its pip, that packages of the stage have brought; undefined where none is known to have. */
function packagedRelease(minor: string, scope: StageScope): PythonHere | undefined {
  const { packaged, state } = scope;
  const { packages } = state;
  const usual = minorOf(packaged?.version) === minor ? packaged : undefined;
  const brought = [...packages].some((name) => minorOfPackage(name) === minor);
  if (packaged === undefined || (usual === undefined && !brought)) return undefined;
  const others = isApts(scope) && hasOtherArchives(scope) ? [] : (packaged.others ?? []);
  const known = usual ?? others.find(({ version }) => minorOf(version) === minor);
  const pip = known?.pip ?? packagedPip(scope) ?? null;
  return { python: known?.version ?? minor, pip, pipCommand: undefined, pipWithin: undefined };
}

/** Lets a Python of the distribution's packages count for a command. @returns false where it is none of them */
export function countPackaged(minor: string, scope: StageScope): boolean {
  const { state } = scope;
  const release = packagedRelease(minor, scope);
  if (release === undefined) return false;
  countPython(minorOf(usualPython(state).python) === minor ? USUAL : minor, state, release);
  return true;
}

/** Makes a Python of the distribution's packages the usual one. @returns false where it is none of them */
export function makePackagedUsual(minor: string, scope: StageScope): boolean {
  const { state } = scope;
  const release = packagedRelease(minor, scope);
  if (release === undefined) return false;
  if (minorOf(state.python) !== minor) makeUsual(release, state);
  return true;
}
