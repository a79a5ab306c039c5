// What cures a package in trouble: mostly another version; where its own release has what fits, something else does.

import type { Finding } from './assess.ts';

/**
 * `relock`: the lock must name a file that the release has. `newer-pip`: the image's pip must learn a tag. `find-out`: the
 * index has other files than those that were locked, and a release that was tampered with is not mended by the next one.
 * `requirements`: the user's own lines must change (two pins, `--no-binary`). `older-pip`: the release says what it requires
 * in words that pip took until 24.0. `take-out`: it is the system's own, and a project of that name on the index is another.
 */
export type Cure = 'another-version' | 'relock' | 'newer-pip' | 'find-out' | 'requirements' | 'older-pip' | 'take-out';

const cures: ReadonlyMap<string | null, Cure> = new Map([
  ['conflict', 'requirements'],
  ['no-binary', 'requirements'],
  ['not-in-lock', 'relock'],
  ['pip-too-old', 'newer-pip'],
]);

/** Hashes that no file has come before whatever lies nearest, but for a Python that no file is for: pip says that first. */
export function cureOf({ verdict, reason, hashGone, refusedLine, detail }: Finding): Cure {
  if (refusedLine?.olderPip) return 'older-pip';
  if (detail?.kind === 'of-system') return 'take-out';
  if (hashGone && reason !== 'requires-python') return 'find-out';
  // pip takes another file of the release where one has a listed hash: the wheel is genuine and merely not listed.
  if (reason === 'hash') return verdict === 'impossible' ? 'find-out' : 'relock';
  return cures.get(reason) ?? 'another-version';
}
