// Commands of a Dockerfile of which only a check tells whether the build ends there.

import type { StageStop } from './stage-stop.ts';

export type CommandPlace = Pick<StageStop, 'path' | 'line' | 'text' | 'stopsAt'>;

/** One that has nothing but wheels which earlier ones made, and asks no index. */
export interface WheelsAlone extends CommandPlace {
  /** Where the wheels lie. */
  readonly folder: string;
  /** What would bring what is not there, as a clause in the imperative. */
  readonly remedy: string;
}
