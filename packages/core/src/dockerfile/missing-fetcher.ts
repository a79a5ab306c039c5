// curl, wget and git on images that come without them: the build stops, or a script that is piped into a shell is empty.

import type { RunCommand } from './shell/shell-walk.ts';
import { imageFetchers, isAllKnown } from './stage-programs.ts';
import type { StageScope } from './stage-scope.ts';

const fetchers = /^(?:curl|wget|git)$/;

/** Why the program fetches nothing, as a clause; undefined where it does, where its failure ends nothing, where it is none of these, and where nobody can say. */
export function missingFetcher(name: string, { certain, caught }: RunCommand, scope: StageScope): string | undefined {
  const { state, distribution } = scope;
  if (!fetchers.test(name) || !certain || caught === true) return undefined;
  // What runs behind a question may hang on its answer.
  if (state.askedFor.get(name) === state.step || hasFetcher(name, scope) !== false) return undefined;
  return `there is no ${name} in this stage: ${distribution === 'alpine' ? 'apk add' : 'apt-get install'} ${name} brings it`;
}

/** Whether it is in the image, or a command has brought it; undefined where nobody can say. */
export function hasFetcher(name: string, scope: StageScope): boolean | undefined {
  const { state } = scope;
  const own = imageFetchers(scope);
  if (own === undefined) return undefined;
  if (own.includes(name) || state.packages.has(name)) return true;
  // git-lfs brings git, and curl-dev no curl.
  return isAllKnown(state) && ![...state.packages].some((each) => each.startsWith(`${name}-`)) ? false : undefined;
}
