// The Pythons that packages of the distribution bring, side by side: which of them a command is for, and with which pip.

import type { DistributionPython } from '../image/distribution.ts';
import type { Program } from './program-of.ts';
import { hasOtherArchives } from './other-archives.ts';
import { minorOfPackage } from './python-of-packages.ts';
import type { StageScope } from './stage-scope.ts';
import type { PythonBeside } from './python-beside.ts';
import type { StageState } from './stage-state.ts';

/** Debian's python3-pip lies where every python3 of /usr/bin looks; others have a package of pip for each. */
export function packagedPip(scope: StageScope): string | undefined {
  return isApts(scope) ? scope.packaged?.pip : undefined;
}

function isApts({ distribution = '' }: StageScope): boolean {
  return distribution === 'debian' || distribution === 'ubuntu';
}

/** The release of a Python, and its pip, that packages of the stage have brought; undefined where none is known to have. */
function packagedRelease(minor: string, scope: StageScope): Pick<DistributionPython, 'version' | 'pip'> | undefined {
  const { packaged, state } = scope;
  const { packages } = state;
  const usual = minorOf(packaged?.version) === minor ? packaged : undefined;
  const brought = [...packages].some((name) => minorOfPackage(name) === minor);
  if (packaged === undefined || (usual === undefined && !brought)) return undefined;
  const others = isApts(scope) && hasOtherArchives(scope) ? [] : (packaged.others ?? []);
  const known = usual ?? others.find(({ version }) => minorOf(version) === minor);
  const pip = known?.pip ?? packagedPip(scope);
  return { version: known?.version ?? minor, ...(pip === undefined ? {} : { pip }) };
}

/** Lets a Python of the distribution's packages count. @returns false where it is none of them */
export function countPackaged(minor: string, scope: StageScope): boolean {
  const { state } = scope;
  const release = packagedRelease(minor, scope);
  if (release === undefined) return false;
  const counted = minorOf(state.python);
  if (counted === minor) return true;
  if (counted !== undefined) state.besides.set(counted, pickOf(state));
  const { version: python, pip = null } = release;
  Object.assign(state, state.besides.get(minor) ?? { python, pip, pipCommand: undefined, pipWithin: undefined });
  return true;
}

function pickOf({ python, pip, pipCommand, pipWithin }: StageState): PythonBeside {
  return { python, pip, pipCommand, pipWithin };
}

/** `pip3` and `python3 -m pip` are for the Python that /usr/bin/python3 is, whatever others stand beside it. @param text of the command */
export function countUsual({ minor, name, conda }: Program, text: string, scope: StageScope): void {
  const { usual, pythonNames } = scope.state;
  const bare = /(?:^|[\s/])(python3?)\s/.exec(text)?.[1] ?? '';
  const meant = pythonNames.get(bare) ?? usual;
  if (name === 'pip' && !conda && minor === undefined && meant !== undefined) countPackaged(meant, scope);
}

export function minorOf(version: string | null | undefined): string | undefined {
  return /^\d+\.\d+/.exec(version ?? '')?.[0];
}
