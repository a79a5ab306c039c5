// A command of which something is asked, and where it stands.

import type { Program } from './program-of.ts';
import type { RunCommand } from './shell/run-command.ts';
import type { Place } from './stage-scope.ts';

export interface AskedCommand {
  readonly program: Program;
  readonly command: RunCommand;
  /** Its variables are its own and what settings say. */
  readonly place: Place;
}
