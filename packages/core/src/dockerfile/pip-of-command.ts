// The release of pip that a command runs.

import type { AskedCommand } from './asked-command.ts';
import { countedPython, countPython } from './counted-python.ts';
import { addsArchives } from './other-archives.ts';
import { countItsPython } from './stage-python.ts';
import { namedInStage } from './stage-programs.ts';
import type { StageScope } from './stage-scope.ts';

/** `newest` for that; null where nobody can know. */
export function pipOfCommand(asked: AskedCommand): string | null {
  const { scope } = asked.place;
  const { state } = scope;
  const before = state.counted;
  const known = new Set(state.pythons.keys());
  countItsPython({ tool: 'pip' }, asked);
  const { counted } = state;
  const release = releaseHere(asked);
  countPython(before, state, countedPython(state));
  // The question is no news of a Python.
  if (!known.has(counted)) state.pythons.delete(counted);
  return /^(?:\d[\d.]*|newest)$/.test(release ?? '') ? release : null;
}

/** An environment has the pip that came with its Python, which need not be the image's. */
function releaseHere(asked: AskedCommand): string | null {
  const { scope } = asked.place;
  const { state } = scope;
  const isOwn = state.counted.startsWith('/') && state.pipCommand !== undefined;
  return isOwn || namedInStage(asked) !== undefined ? (state.pip ?? packagedRelease(scope)) : null;
}

/** Where the distribution's packages are how the stage comes to its pip. */
function packagedRelease({ packaged, state }: StageScope): string | null {
  const isPackaged = packaged?.version === state.python && !state.ownPython && state.pipCommand === undefined;
  return (isPackaged && !addsArchives(state) ? packaged?.pip : undefined) ?? null;
}
