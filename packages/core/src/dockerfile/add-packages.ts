// Packages of the distribution that a command adds: what the stage has from then on, and which Pythons come with it.

import { broughtAlong } from './apt-recommends.ts';
import type { Program } from './program-of.ts';
import { takePythonBesideTwo } from './python-beside-two.ts';
import { cannotFollow, type Place } from './stage-scope.ts';
import { takeAwayPackages } from './take-away-packages.ts';
import { takePackagedPython } from './take-packaged-python.ts';
import { groupName, type SystemChange } from './tools/system-packages.ts';

export function addPackages(change: SystemChange, program: Program, text: string, place: Place): void {
  const { scope, line } = place;
  const { state } = scope;
  if (program.words.some((word) => word.unknown.length > 0))
    cannotFollow(scope, line, text, 'which packages of the distribution it adds is not known', {
      remedy: 'name the packages in that line',
      addsPackages: true,
    });
  const known = program.words.filter((word) => word.unknown.length === 0).map((word) => word.text);
  const adds = change.adds
    .filter((name) => known.some((word) => word.startsWith(name) || groupName(word) === name) && !/[$/*]/.test(name))
    // Its packages of Debian and Fedora provide that name.
    .map((name) => (name === 'pip' && program.name !== 'apk' ? 'python3-pip' : name));
  for (const name of [...adds, ...broughtAlong(adds, change, scope)]) state.packages.add(name);
  const brings = adds.flatMap((by) => broughtAlong([by], change, scope).map((name) => ({ name, by })));
  if (change.adds.length > 0)
    state.systemInstalls.push({
      line,
      run: state.run,
      manager: program.name,
      names: adds,
      ...(brings.length === 0 ? {} : { brings }),
    });
  if (change.virtual === undefined) for (const name of adds) state.namedPackages.add(name);
  else state.virtuals.set(change.virtual, adds);
  takeAwayPackages(change, scope);
  takePythonBesideTwo(adds, place, text);
  takePackagedPython(adds, place, text);
}
