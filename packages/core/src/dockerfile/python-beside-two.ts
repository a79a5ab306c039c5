// The Python 3 that a package brings to images whose own Python is 2.7.

import { pythonOfPackages } from './python-of-packages.ts';
import type { Place } from './stage-scope.ts';
import { forgetPython } from './stage-python.ts';

interface PackagedThree {
  readonly python: string;
  readonly pip: string;
}

/** By distribution: what `yum install python3` brings there, with its python3-pip (the repositories of each release, which are closed). */
const packaged: readonly (readonly [image: RegExp, three: PackagedThree])[] = [
  [/(?:^|\/)amazonlinux:2(?:\.0\.[\w.]+|-[\w.-]+)?(?:@|$)/, { python: '3.7', pip: '20.2.2' }],
  [/(?:^|\/)centos:(?:centos)?7[\w.-]*(?:@|$)/, { python: '3.6.8', pip: '9.0.3' }],
];

/** What runs `pip3` from then on, where a command adds it. */
export function takePythonBesideTwo(adds: readonly string[], { scope, line }: Place, text: string): void {
  const { state, base = '', distribution } = scope;
  const three = packaged.find(([image]) => image.test(base))?.[1];
  if (three === undefined || !state.ownPython || state.python?.startsWith('2.') !== true) return;
  if (pythonOfPackages(adds, distribution, three.python)?.kind !== 'usual') return;
  state.ownPython = false;
  state.python = three.python;
  state.pip = three.pip;
  if ([...state.packages].some((name) => /^python2?-pip$/.test(name)))
    forgetPython(scope, line, text, `it has Python 2 and ${three.python}, each with pip: say which with --python`);
}
