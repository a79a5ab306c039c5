// Whether the build surely ends where a command fails.

import type { RunCommand } from './shell/shell-walk.ts';
import type { UnfollowedLine } from './understood-dockerfile.ts';

/** Not where it may not run, where its script goes on, and where only what it feeds is lost: `curl … | sh` comes to an empty script, which fails nowhere. */
function stopsBuild({ certain, caught, feeds }: RunCommand): boolean {
  return certain && caught !== true && feeds !== true;
}

/** What is told of it where it fails on this image, and need not on another. */
export function stopAtImage(command: RunCommand): Pick<UnfollowedLine, 'stops' | 'ofImage'> {
  return stopsBuild(command) ? { stops: true, ofImage: true } : {};
}

/** What is told of it where it fails on every image. */
export function stopAnywhere(command: RunCommand): Pick<UnfollowedLine, 'stops'> {
  return stopsBuild(command) ? { stops: true } : {};
}
