// A COPY of the folder of another minor version than the stage's Python has: there is nothing to copy, and the build stops.

import { newestMinors } from '../image/python/python-minors.ts';
import { compareDotted } from '../text/compare-dotted.ts';
import { changedAt } from './changed-files.ts';
import { copySourceOf } from './context-paths.ts';
import type { StageState } from './stage-state.ts';
import { environmentHabits } from './tools/environment-habits.ts';
import type { UnfollowedLine } from './understood-dockerfile.ts';

/** Why a path of an earlier stage is surely not there, and what would bring it; undefined where it may be. */
export function lostMinor(
  path: string,
  builder: StageState,
): Pick<UnfollowedLine, 'why' | 'remedy' | 'ofImage'> | undefined {
  const [, above, root = '', named = ''] =
    /^((.*)\/lib(?:64)?\/python)(\d+\.\d+)(?=\/(?:site|dist)-packages(?:\/|$))/.exec(path) ?? [];
  const own = /^\d+\.\d+/.exec(builder.python ?? '')?.[0];
  if (builder.pythons.has(named ?? '')) return undefined;
  if (above === undefined || own === undefined || own === named || !isPythons(root, builder)) return undefined;
  // `python:3-slim` may have gone on to what the table does not know.
  if (own === newestMinors().final && compareDotted(named, own) > 0) return undefined;
  const folder = `${above}${named}`;
  const made = [...builder.made, ...builder.places.map((place) => place.path)];
  const isMade = made.some((each) => each.startsWith(folder));
  if (isMade || copySourceOf(folder, builder.copied) !== undefined || changedAt(folder, 0, builder) !== undefined)
    return undefined;
  return {
    why: `that stage has Python ${own}: there is no ${folder} to copy`,
    remedy: `copy ${above}${own}${path.slice(folder.length)}, or let that stage start with Python ${named}`,
    ofImage: true,
  };
}

/** Whether the stage's one Python alone has its folders there; uv and virtualenv may take others for an environment. */
function isPythons(root: string, { ownPython, brought, installs, otherEnvironments }: StageState): boolean {
  if (brought === 'anything') return false;
  if (root === '/usr/local') return ownPython;
  const there = installs.filter(({ places }) => places.some(({ path }) => path === root));
  const takesOwn = there.every(({ understood: { tool } }) => environmentHabits(tool, []).otherwise === 'path');
  return there.length > 0 && !otherEnvironments.has(root) && takesOwn;
}
