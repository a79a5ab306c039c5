// What COPY and mounts bring of packages that nobody can know.

import { packageFolder } from './install-place.ts';
import { cannotFollow, type StageScope } from './stage-scope.ts';
import type { NotFollowed } from './understood-dockerfile.ts';
import { valueAsked } from './value-asked.ts';

type Line = Pick<NotFollowed, 'line' | 'text'>;

/** Of a stage that installs: which of it hangs on variables without a value. */
export function doubtUnnamed(
  [name]: readonly string[],
  stage: number | undefined,
  { line, text }: Line,
  scope: StageScope,
): void {
  const builder = stage === undefined ? undefined : scope.earlier[stage];
  if (name === undefined || builder === undefined || builder.places.length === 0) return;
  cannotFollow(scope, line, text, `${name} has no value that is known: ${valueAsked(name, scope.state)}`);
}

/** Of the build context: an environment that somebody made on a machine of their own. */
export function doubtInstalled(paths: readonly string[], { line, text }: Line, scope: StageScope): void {
  if (paths.some((path) => packageFolder.test(`/${path}`)))
    cannotFollow(scope, line, text, 'what was installed there before the image is built is not known', {
      remedy: 'install it in a RUN line',
    });
}
