// The Python 3 that a package brings to images whose own Python is 2.7: Amazon Linux 2, Red Hat's family up to 7.

import { minorOf } from './counted-python.ts';
import { pythonOfPackages } from './python-of-packages.ts';
import type { Place } from './stage-scope.ts';
import { forgetPython } from './stage-python.ts';

/** What runs `pip3` from then on, where a command adds it. */
export function takePythonBesideTwo(adds: readonly string[], { scope, line }: Place, text: string): void {
  const { state, packaged, distribution } = scope;
  if (packaged === undefined || !state.ownPython || state.python?.startsWith('2.') !== true) return;
  if (pythonOfPackages(adds, distribution, packaged.version)?.kind !== 'usual') return;
  state.ownPython = false;
  state.python = packaged.version;
  state.pip = packaged.pip ?? null;
  if ([...state.packages].some((name) => /^python2?-pip$/.test(name)))
    forgetPython(scope, line, text, `it has Python 2 and ${packaged.version}, each with pip: say which with --python`);
  else state.usual = minorOf(packaged.version);
}
