// Files of the image that a command writes or changes: what was copied there is no longer what the build context has.

import { fitsPath } from './fits-path.ts';
import type { Change } from './inherited-state.ts';
import type { StageState } from './stage-state.ts';

/** @param path absolute; with a slash at its end for whatever lies there */
export function noteChange(path: string, line: number, state: StageState): void {
  // What was changed last stands last.
  state.changed.delete(path);
  state.changed.set(path, { line, step: state.step, order: state.order++ });
}

/**
 * The line that changed a file of the image; undefined where none did.
 *
 * @param step that of the copy which brought it: what was changed before is gone
 */
export function changedAt(
  path: string,
  step: number,
  state: Pick<StageState, 'changed' | 'edits'>,
): number | undefined {
  const edit = state.edits.find((each) => each.step >= step && fitsPath(path, each.path));
  return changeOf(path, step, state)?.line ?? edit?.line;
}

/** The last change of a file that is not followed, in the same way. */
export function changeOf(path: string, step: number, { changed }: Pick<StageState, 'changed'>): Change | undefined {
  let last: Change | undefined;
  for (const [pattern, change] of changed)
    if (change.step >= step && change.order > (last?.order ?? -1) && fitsPath(path, pattern)) last = change;
  return last;
}

/** Every path, or pattern of paths, that commands of the image changed, followed or not. */
export function changedPaths({ changed, edits }: Pick<StageState, 'changed' | 'edits'>): readonly string[] {
  return [...changed.keys(), ...edits.map(({ path }) => path)];
}
