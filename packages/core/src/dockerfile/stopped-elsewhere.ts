// Lines at which the build stops on another image, and does not on the stage's own: `dnf install` on Debian, pip where nothing brings it.

import { packageManagers } from '../image/distribution.ts';
import type { SystemInstall } from '../target/target-stage.ts';
import type { Followed } from './follow-dockerfile.ts';
import { lineageOf } from './runtime-of.ts';
import { unfollowedLines } from './stage-state.ts';
import type { UnfollowedLine } from './understood-dockerfile.ts';

export interface OnAnother {
  readonly stages: readonly Followed[];
  /** The same file, followed with the other image in place of the one that the stage stands on. */
  readonly again: readonly Followed[] | undefined;
  /** The distribution of the other image. */
  readonly distribution: string | undefined;
}

/** Packages that another manager adds are told of together, as what that image lacks. */
export function stoppedElsewhere(
  { understood: { index } }: Followed,
  { stages, again, distribution }: OnAnother,
): readonly UnfollowedLine[] {
  if (again === undefined) return [];
  const own = lineageOf(index, stages);
  const managers = distribution === undefined ? undefined : packageManagers(distribution);
  // What stops at the image itself is not told of another one.
  const staying = own.flatMap(({ state }) => unfollowedLines(state)).filter(({ ofImage }) => ofImage !== true);
  const told = new Set(staying.map(keyOf));
  const isForeign = ({ manager }: SystemInstall): boolean => managers !== undefined && !managers.includes(manager);
  const adds = own.flatMap(({ state }) => state.systemInstalls).filter(isForeign);
  // `RUN apt-get update` by itself is there for what is added behind it.
  const beside = adds.length === 0 ? [] : own.flatMap(({ state }) => state.systemCommands).filter(isForeign);
  const foreign = new Set([...adds, ...beside].map(({ run }) => run));
  return lineageOf(index, again)
    .flatMap(({ state }) => unfollowedLines(state))
    .filter(
      (each) => each.answered !== true && !told.has(keyOf(each)) && !(each.run !== undefined && foreign.has(each.run)),
    );
}

function keyOf({ line, text }: UnfollowedLine): string {
  return `${line} ${text}`;
}
