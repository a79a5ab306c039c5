// Copies of a stage that bring what an earlier stage installs.

import { shown } from './command-line.ts';
import { holdsOf } from './install-place.ts';
import { type CopiedFrom, copiesOf } from './copies-of.ts';
import { cannotFollow, type StageScope } from './stage-scope.ts';

export function takesOver({ state, earlier }: StageScope): readonly CopiedFrom[] {
  return copiesOf(state).filter(({ from, sources }) => {
    const places = typeof from === 'number' ? (earlier[from]?.places ?? []) : [];
    return sources.some((path) => places.some((place) => holdsOf(path, place)));
  });
}

/** What was installed in another stage may not run on an image that is not known. */
export function doubtCopies(
  copies: readonly CopiedFrom[],
  base: string,
  labels: readonly (string | number)[],
  scope: StageScope,
): void {
  for (const { line, from, sources } of copies)
    cannotFollow(
      scope,
      line,
      shown(`COPY --from=${labels[Number(from)]} ${sources.join(' ')}`),
      `whether that runs on ${shown(base)} is not known`,
    );
}
