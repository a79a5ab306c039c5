// Locks that commands of a stage make (`uv lock`), where the build context's own is put in their place before anything installs from them.

import { absolutePath, copySourceOf } from './context-paths.ts';
import type { MadeLock } from './made-lock.ts';
import type { Place, StageScope } from './stage-scope.ts';
import type { StageState } from './stage-state.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Remembers a command that was told as not followed. */
export function noteMadeLock(file: string, text: string, why: string, { scope: { state }, line, folder }: Place): void {
  const path = absolutePath(file, folder);
  state.madeLocks.push({ path, step: state.step, line, text: withoutSecrets(text, state), why, used: false });
}

/** What a lock comes to while the image is built counts only for who installs from it. */
export function noteLockUse(files: readonly string[], at: number, { scope, folder }: Place): void {
  for (const file of files) useLock(absolutePath(file, folder), at, scope);
}

function useLock(path: string, at: number, { state, earlier }: StageScope): void {
  const source = copySourceOf(path, state.copied);
  for (const made of state.madeLocks.filter((each) => each.path === path)) {
    const isPutAside = source !== undefined && source.from === undefined && source.step > made.step;
    made.used ||= !isPutAside;
    tell(made, at, state);
  }
  const from = typeof source?.from === 'number' ? earlier[source.from] : undefined;
  if (source === undefined || from === undefined) return;
  for (const made of from.madeLocks.filter((each) => each.path === absolutePath(source.path, '/'))) {
    made.used = true;
    tell(made, at, from);
  }
}

function tell(made: MadeLock, at: number, { notFollowed }: StageState): void {
  const position = notFollowed.findIndex(({ line, text }) => line === made.line && text === made.text);
  const told = notFollowed[position];
  // The first that installs is named.
  if (told === undefined || (told.answered === true) !== made.used) return;
  const { answered: _answered, ...open } = told;
  notFollowed[position] = made.used
    ? { ...open, why: made.why }
    : {
        ...told,
        why: `its result is not used: line ${at} installs from the lock of the build context`,
        answered: true,
      };
}
