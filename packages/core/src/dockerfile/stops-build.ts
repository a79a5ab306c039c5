// Whether the build surely ends where a command fails.

import type { RunCommand } from './shell/run-command.ts';
import type { UnfollowedLine } from './understood-dockerfile.ts';

/**
 * Not where it may not run, where its script goes on, and where only what it feeds is lost: `curl … | sh` comes to an empty script, which
 * fails nowhere. @param exits whether it ends its shell, whatever asks for its failure
 */
function stopsBuild({ certain, caught, feeds, exits }: RunCommand, endsShell = false): boolean {
  return certain && (endsShell ? exits === true : caught !== true && feeds !== true);
}

/** What is told of it where it fails on this image, and need not on another. */
export function stopAtImage(command: RunCommand, endsShell = false): Pick<UnfollowedLine, 'stops' | 'ofImage'> {
  return stopsBuild(command, endsShell) ? { stops: true, ofImage: true } : {};
}

/** What is told of it where it fails on every image. */
export function stopAnywhere(command: RunCommand): Pick<UnfollowedLine, 'stops'> {
  return stopsBuild(command) ? { stops: true } : {};
}
