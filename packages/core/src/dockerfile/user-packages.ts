// Packages that pip puts into a user's own folder, where a COPY takes those of the image's Python.

import type { StageRuntime } from '../target/target-stage.ts';
import { type CopiedFrom, isFrom } from './copies-of.ts';
import type { Followed } from './follow-dockerfile.ts';
import type { StageInstall } from './stage-install.ts';

const ofImage = /^\/usr\/local(?:\/lib(?:\/python[\d.*]+(?:\/(?:site-packages|\*)\/?)?)?)?\/?$/;

interface MissedPackages {
  /** The COPY that is meant to bring them. */
  readonly copy: CopiedFrom;
  readonly missed: NonNullable<StageRuntime['missed']>;
}

/** @returns undefined where anything else is copied that may hold them, or something that is installed there */
export function userPackages(
  { understood: { index }, state }: Followed,
  runs: Followed,
  installs: readonly StageInstall[],
): MissedPackages | undefined {
  const users = new Set(state.installs.map(({ ofUser }) => ofUser));
  const [user, ...others] = users;
  if (user === undefined || others.length > 0 || !installs.every(({ ofUser }) => ofUser === user)) return undefined;
  const copy = runs.state.copied
    .filter(isFrom)
    .find(({ from, sources }) => from === index && sources.some((path) => ofImage.test(path)));
  const source = copy?.sources.find((path) => ofImage.test(path));
  const [{ path: own } = { path: '' }] = installs[0]?.places ?? [];
  if (copy === undefined || source === undefined || own === '') return undefined;
  return {
    copy,
    missed: {
      why: `pip puts it into ${own}, since ${user} may not write into /usr/local`,
      path: source,
      instead: `Copy ${own} there too, for the user that runs, or install before USER ${user}`,
    },
  };
}
