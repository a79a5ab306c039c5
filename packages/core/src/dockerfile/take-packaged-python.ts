// Which Python a stage has once a command has added packages of its distribution.

import { hasOtherArchives } from './other-archives.ts';
import { minorOf } from './counted-python.ts';
import { makePackagedUsual, packagedPip } from './packaged-pythons.ts';
import { minorOfPackage, pythonOfPackages } from './python-of-packages.ts';
import type { Place, StageScope } from './stage-scope.ts';
import { forgetPython } from './stage-python.ts';

export function takePackagedPython(adds: readonly string[], { scope, line }: Place, text: string): void {
  const { state, packaged, distribution, packagedPython } = scope;
  if (state.ownPython) {
    if (packaged !== undefined) state.usual ??= minorOf(state.python);
    return;
  }
  const python = pythonOfPackages(adds, distribution, packagedPython, othersOf(adds, scope));
  if (python?.kind === 'usual') takeUsual(scope);
  // What python3 is stays that.
  else if (python?.kind === 'version' && state.usual === undefined) {
    if (!makePackagedUsual(python.version, scope)) state.python = python.version;
  } else if (python?.kind === 'unknown') {
    forgetPython(scope, line, text, python.why);
    if (state.pipCommand === undefined) state.pip = packagedPip(scope) ?? state.pip;
  }
}

/** Undefined where a Python that is asked for may come from elsewhere. */
function othersOf(adds: readonly string[], scope: StageScope): readonly string[] | undefined {
  const { packaged, state } = scope;
  const others = packaged?.others?.map(({ version }) => minorOf(version) ?? '');
  if (others === undefined || hasOtherArchives(scope)) return undefined;
  const known = [...others, minorOf(packaged?.version)];
  const areKnown = adds.every((name) => known.includes(minorOfPackage(name) ?? known[0]));
  return areKnown || state.brought !== 'anything' ? others : undefined;
}

function takeUsual(scope: StageScope): void {
  const { state, packagedPython } = scope;
  const minor = minorOf(packagedPython);
  const isFirst = state.usual === undefined;
  state.usual ??= minor;
  if (state.python === null) state.python = packagedPython;
  else if (isFirst && minor !== undefined) makePackagedUsual(minor, scope);
}
