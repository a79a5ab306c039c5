// What a stage knows of a Python of its distribution's beside the one that counts.

import type { PipCommand } from '../target/target-stage.ts';

/** As the state has it of the one that counts. */
export interface PythonBeside {
  readonly python: string | null;
  readonly pip: string | null;
  readonly pipCommand: PipCommand | undefined;
  readonly pipWithin: string | undefined;
}
